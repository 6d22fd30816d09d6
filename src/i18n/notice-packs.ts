import { catalogue } from './catalogue.ts';
import { noticePacks as en } from './en/notice-packs.ts';
import { noticePacks as zh } from './zh-CN/notice-packs.ts';

export const noticePacks = catalogue(zh, en);
