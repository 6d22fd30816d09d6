import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readBody, sendResponse } from '../reliability/node-http.ts';
import type { BenchServer, Effect } from '../reliability/system.ts';
import { PLACES_PER_SLOT, type Write } from '../reliability/writes.ts';

/**
 * A plain endpoint for one write a request, as the examples of Workbox and TanStack call one:
 * 201 stored, 409 no place left, 422 content refused. It honors an idempotency key when one is
 * sent, in the same transaction as the effect. `/api/batch` is the bare floor of `npm run bench -- drain`.
 */
export async function openPlainServer(folder: string): Promise<BenchServer> {
	const db = new DatabaseSync(join(folder, 'plain.db'));
	db.exec(`
		pragma journal_mode = wal;
		create table if not exists effect (seq integer primary key, id text, kind text, entity text, slot text, account text);
		create table if not exists answer (key text primary key, status integer)
	`);

	function judge(write: Write, account: string): number {
		const { id, kind, entity, slot, note } = write;
		if (note.startsWith('?')) throw new Error('this content crashes the handler');
		if (note.startsWith('!')) return 422;
		const taken = db.prepare('select count(*) as taken from effect where slot = ?').get(slot);
		if (slot !== null && Number(taken?.taken) >= PLACES_PER_SLOT) return 409;
		db.prepare('insert into effect (id, kind, entity, slot, account) values (?, ?, ?, ?, ?)').run(
			...[id, kind, entity, slot, account]
		);
		return 201;
	}

	function once(key: string | undefined, write: Write, account: string): number {
		db.exec('begin immediate');
		try {
			const known = key && db.prepare('select status from answer where key = ?').get(key);
			const status = known ? Number(known.status) : judge(write, account);
			if (key && !known)
				db.prepare('insert into answer (key, status) values (?, ?)').run(key, status);
			db.exec('commit');
			return status;
		} catch (error) {
			db.exec('rollback');
			throw error;
		}
	}

	return {
		async handle(incoming, outgoing, account) {
			if (incoming.url === '/api/batch') {
				const writes = JSON.parse((await readBody(incoming)).toString()) as Write[];
				db.exec('begin immediate');
				const statuses = writes.map((write) => judge(write, account));
				db.exec('commit');
				return sendResponse(outgoing, 200, statuses);
			}
			const write = JSON.parse((await readBody(incoming)).toString()) as Write;
			const status = once(
				incoming.headers['idempotency-key'] as string | undefined,
				write,
				account
			);
			sendResponse(outgoing, status, { id: write.id, status });
		},
		effects: async () =>
			db
				.prepare('select id, kind, entity, slot, account from effect order by seq')
				.all() as unknown as Effect[],
		close: async () => db.close()
	};
}
