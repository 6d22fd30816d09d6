import { catalogue } from './catalogue.ts';
import { settings as en } from './en/settings.ts';
import { settings as zh } from './zh-CN/settings.ts';

export const settings = catalogue(zh, en);
