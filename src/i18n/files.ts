import { catalogue } from './catalogue.ts';
import { files as en } from './en/files.ts';
import { files as zh } from './zh-CN/files.ts';

export const files = catalogue(zh, en);
