import { catalogue } from './catalogue.ts';
import { manuscriptFields as en } from './en/manuscript-fields.ts';
import { manuscriptFields as zh } from './zh-CN/manuscript-fields.ts';

/** Names of what an editor fills in. Apart from the editor's other words: the queue needs these alone. */
export const manuscriptFields = catalogue(zh, en);
