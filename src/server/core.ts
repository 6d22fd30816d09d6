import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import type { DialectName } from './db/open.ts';
import type { Database } from './db/schema.ts';
import type { Log } from './log.ts';

/** What every part of the server is made from. `now` is the only clock, so tests can hold it still. */
export interface Core {
	config: Config;
	/** Signs sessions and links; from AUTH_SECRET, else made once in the data folder. */
	secret: string;
	log: Log;
	db: Kysely<Database>;
	dialect: DialectName;
	now(): Date;
}
