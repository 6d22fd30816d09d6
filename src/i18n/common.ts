import { catalogue } from './catalogue.ts';
import { common as en } from './en/common.ts';
import { common as zh } from './zh-CN/common.ts';

export const common = catalogue(zh, en);
