import { catalogue } from './catalogue.ts';
import { queueFile as en } from './en/queue-file.ts';
import { queueFile as zh } from './zh-CN/queue-file.ts';

export const queueFile = catalogue(zh, en);
