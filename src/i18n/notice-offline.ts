import { catalogue } from './catalogue.ts';
import { noticeOffline as en } from './en/notice-offline.ts';
import { noticeOffline as zh } from './zh-CN/notice-offline.ts';

export const noticeOffline = catalogue(zh, en);
