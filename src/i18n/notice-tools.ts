import { catalogue } from './catalogue.ts';
import { noticeTools as en } from './en/notice-tools.ts';
import { noticeTools as zh } from './zh-CN/notice-tools.ts';

export const noticeTools = catalogue(zh, en);
