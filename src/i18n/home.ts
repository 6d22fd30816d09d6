import { catalogue } from './catalogue.ts';
import { home as homeEn, inbox as inboxEn } from './en/home.ts';
import { home as homeZh, inbox as inboxZh } from './zh-CN/home.ts';

export const home = catalogue(homeZh, homeEn);
export const inbox = catalogue(inboxZh, inboxEn);
