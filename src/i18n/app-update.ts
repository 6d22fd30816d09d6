import { catalogue } from './catalogue.ts';
import { appUpdate as en } from './en/app-update.ts';
import { appUpdate as zh } from './zh-CN/app-update.ts';

/** Apart from the words of every page: most people meet the prompt once in a month. */
export const appUpdate = catalogue(zh, en);
