import { catalogue } from './catalogue.ts';
import { manuscript as en } from './en/manuscript.ts';
import { manuscript as zh } from './zh-CN/manuscript.ts';

export const manuscript = catalogue(zh, en);
