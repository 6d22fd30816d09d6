import { catalogue } from './catalogue.ts';
import { manuscriptChecks as en } from './en/manuscript-checks.ts';
import { manuscriptChecks as zh } from './zh-CN/manuscript-checks.ts';

/** What holds a manuscript back, and how far a published one reaches: on its own page, not in the list. */
export const manuscriptChecks = catalogue(zh, en);
