import { catalogue } from './catalogue.ts';
import { noticeChanges as en } from './en/notice-changes.ts';
import { noticeChanges as zh } from './zh-CN/notice-changes.ts';

export const noticeChanges = catalogue(zh, en);
