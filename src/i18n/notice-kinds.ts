import { catalogue } from './catalogue.ts';
import { noticeKindNames as en } from './en/notice-kinds.ts';
import { noticeKindNames as zh } from './zh-CN/notice-kinds.ts';

export const noticeKindNames = catalogue(zh, en);
