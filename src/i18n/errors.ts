import { catalogue } from './catalogue.ts';
import { errors as en } from './en/errors.ts';
import { errors as zh } from './zh-CN/errors.ts';

export const errors = catalogue(zh, en);
