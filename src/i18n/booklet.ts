import { catalogue } from './catalogue.ts';
import { booklet as en } from './en/booklet.ts';
import { booklet as zh } from './zh-CN/booklet.ts';

export const booklet = catalogue(zh, en);
