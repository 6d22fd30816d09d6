import { catalogue } from './catalogue.ts';
import { noticeCorrection as en } from './en/notice-correction.ts';
import { noticeCorrection as zh } from './zh-CN/notice-correction.ts';

/** The one line of it that every reader's page may show. */
export const noticeCorrection = catalogue(zh, en);
