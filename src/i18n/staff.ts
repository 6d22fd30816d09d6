import { catalogue } from './catalogue.ts';
import { staff as en } from './en/staff.ts';
import { staff as zh } from './zh-CN/staff.ts';

export const staff = catalogue(zh, en);
