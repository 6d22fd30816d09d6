import { catalogue } from './catalogue.ts';
import { lawPage as en } from './en/law-page.ts';
import { lawPage as zh } from './zh-CN/law-page.ts';

export const lawPage = catalogue(zh, en);
