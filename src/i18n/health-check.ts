import { catalogue } from './catalogue.ts';
import { healthCheck as en } from './en/health-check.ts';
import { healthCheck as zh } from './zh-CN/health-check.ts';

export const healthCheck = catalogue(zh, en);
