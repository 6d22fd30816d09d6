import { catalogue } from './catalogue.ts';
import { fileChoice as en } from './en/file-choice.ts';
import { fileChoice as zh } from './zh-CN/file-choice.ts';

/** Apart from the words of the list: only who adds a file loads them. */
export const fileChoice = catalogue(zh, en);
