import { catalogue } from './catalogue.ts';
import { notice as en } from './en/notice.ts';
import { notice as zh } from './zh-CN/notice.ts';

export const notice = catalogue(zh, en);
