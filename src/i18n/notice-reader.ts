import { catalogue } from './catalogue.ts';
import { noticeReader as en } from './en/notice-reader.ts';
import { noticeReader as zh } from './zh-CN/notice-reader.ts';

export const noticeReader = catalogue(zh, en);
