import { catalogue } from './catalogue.ts';
import { outbox as en } from './en/outbox.ts';
import { outbox as zh } from './zh-CN/outbox.ts';

export const outbox = catalogue(zh, en);
