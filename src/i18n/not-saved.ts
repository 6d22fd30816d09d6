import { catalogue } from './catalogue.ts';
import { notSaved as en } from './en/not-saved.ts';
import { notSaved as zh } from './zh-CN/not-saved.ts';

export const notSaved = catalogue(zh, en);
