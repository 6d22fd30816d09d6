import { catalogue } from './catalogue.ts';
import { noticeMissing as en } from './en/notice-missing.ts';
import { noticeMissing as zh } from './zh-CN/notice-missing.ts';

/** For the page of a notice that is not there: apart, because most readers find what they came for. */
export const noticeMissing = catalogue(zh, en);
