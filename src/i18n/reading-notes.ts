import { catalogue } from './catalogue.ts';
import { readingNotes as en } from './en/reading-notes.ts';
import { readingNotes as zh } from './zh-CN/reading-notes.ts';

export const readingNotes = catalogue(zh, en);
