import { catalogue } from './catalogue.ts';
import { request as en } from './en/request.ts';
import { request as zh } from './zh-CN/request.ts';

export const request = catalogue(zh, en);
