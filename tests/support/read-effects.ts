import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Effect {
	id: string;
	rev: number;
	number: string;
	status: string;
	/** What happened to it, in order, such as `create` and `withdraw`. */
	events: string[];
}

/** Requests as the server's own file has them, without any code of the product, in the order they were numbered. */
export function readEffects(dataDir: string, entities: string[]): Effect[] {
	const database = new DatabaseSync(join(dataDir, 'faqiao.db'), { readOnly: true });
	try {
		const marks = entities.map(() => '?').join(',');
		const rows = database
			.prepare(
				`select id, rev, number, status, history from request where id in (${marks}) order by number`
			)
			.all(...entities) as Array<Omit<Effect, 'events'> & { history: string }>;
		return rows.map(({ history, ...row }) => ({
			...row,
			events: (JSON.parse(history) as Array<{ event: string }>).map(({ event }) => event)
		}));
	} finally {
		database.close();
	}
}
