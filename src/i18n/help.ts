import { catalogue } from './catalogue.ts';
import { help as en } from './en/help.ts';
import { help as zh } from './zh-CN/help.ts';

export const help = catalogue(zh, en);
