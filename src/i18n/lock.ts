import { catalogue } from './catalogue.ts';
import { lock as en } from './en/lock.ts';
import { lock as zh } from './zh-CN/lock.ts';

export const lock = catalogue(zh, en);
