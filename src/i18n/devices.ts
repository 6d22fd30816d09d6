import { catalogue } from './catalogue.ts';
import { devices as en } from './en/devices.ts';
import { devices as zh } from './zh-CN/devices.ts';

export const devices = catalogue(zh, en);
