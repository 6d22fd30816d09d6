import { catalogue } from './catalogue.ts';
import { manuscriptImport as en } from './en/manuscript-import.ts';
import { manuscriptImport as zh } from './zh-CN/manuscript-import.ts';

export const manuscriptImport = catalogue(zh, en);
