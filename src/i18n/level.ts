import { catalogue } from './catalogue.ts';
import { levelNames as en } from './en/level.ts';
import { levelNames as zh } from './zh-CN/level.ts';

export const levelNames = catalogue(zh, en);
