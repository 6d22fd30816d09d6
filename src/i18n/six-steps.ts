import { catalogue } from './catalogue.ts';
import { sixSteps as en } from './en/six-steps.ts';
import { sixSteps as zh } from './zh-CN/six-steps.ts';

export const sixSteps = catalogue(zh, en);
