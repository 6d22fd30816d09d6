import { catalogue } from './catalogue.ts';
import { noticeForms as en } from './en/notice-forms.ts';
import { noticeForms as zh } from './zh-CN/notice-forms.ts';

export const noticeForms = catalogue(zh, en);
