import { catalogue } from './catalogue.ts';
import { delivery as en } from './en/delivery.ts';
import { delivery as zh } from './zh-CN/delivery.ts';

export const delivery = catalogue(zh, en);
