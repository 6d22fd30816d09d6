// https://rxdb.info/replication-http.html: pull by checkpoint, push with assumedMasterState, a stream.
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readBody, sendResponse } from '../reliability/node-http.ts';
import type { BenchServer } from '../reliability/system.ts';
import { PLACES_PER_SLOT } from '../reliability/writes.ts';
import { effectsOf, type Thing } from './thing.ts';

interface Row {
	newDocumentState: Thing;
	assumedMasterState?: Thing;
}

/** Each batch is one transaction, as the page asks; a row that makes the handler throw undoes it. */
export async function openRxdbServer(folder: string): Promise<BenchServer> {
	const db = new DatabaseSync(join(folder, 'rxdb.db'));
	db.exec(`
		pragma journal_mode = wal;
		create table if not exists doc (id text primary key, account text, slot text, status text, lwt integer, data text);
		create index if not exists doc_lwt on doc (account, lwt)
	`);
	const streams = new Set<ServerResponse>();

	function push(rows: Row[], account: string): Thing[] {
		db.exec('begin immediate');
		try {
			const conflicts = rows.flatMap((row) => pushOne(row, account));
			db.exec('commit');
			return conflicts;
		} catch (error) {
			db.exec('rollback');
			throw error;
		}
	}

	/** The state the device does not know yet, as a conflict; nothing when its own was stored. */
	function pushOne({ newDocumentState, assumedMasterState }: Row, account: string): Thing[] {
		const { id, note, slot } = newDocumentState;
		if (note.startsWith('?')) throw new Error('this content crashes the handler');
		const found = db.prepare('select data from doc where id = ?').get(id);
		const master = found ? (JSON.parse(String(found.data)) as Thing) : null;
		const isKnown = master
			? JSON.stringify(master.edits) === JSON.stringify(assumedMasterState?.edits) &&
				master.status === assumedMasterState?.status
			: true;
		if (master && !isKnown) return [master];
		const next = { ...newDocumentState, status: statusOf(note, slot, master) };
		db.prepare(
			`insert into doc (id, account, slot, status, lwt, data)
			values (?, ?, ?, ?, (select coalesce(max(lwt), 0) + 1 from doc), ?)
			on conflict (id) do update set status = excluded.status, lwt = excluded.lwt, data = excluded.data`
		).run(id, account, slot, next.status, JSON.stringify(next));
		return next.status === newDocumentState.status ? [] : [next];
	}

	function statusOf(note: string, slot: string | null, master: Thing | null): Thing['status'] {
		if (master) return master.status;
		if (note.startsWith('!')) return 'refused';
		if (slot === null) return 'stored';
		const taken = db
			.prepare(`select count(*) as n from doc where slot = ? and status = 'stored'`)
			.get(slot);
		return Number(taken?.n) < PLACES_PER_SLOT ? 'stored' : 'refused';
	}

	return {
		async handle(incoming, outgoing, account) {
			const url = new URL(incoming.url ?? '/', 'http://localhost');
			if (url.pathname === '/api/stream') {
				outgoing.writeHead(200, {
					'content-type': 'text/event-stream',
					'cache-control': 'no-cache'
				});
				outgoing.write('\n');
				streams.add(outgoing);
				outgoing.on('close', () => streams.delete(outgoing));
				return;
			}
			if (url.pathname === '/api/pull') {
				const [lwt, limit] = ['lwt', 'limit'].map((name) => Number(url.searchParams.get(name)));
				const rows = db
					.prepare('select data, lwt from doc where account = ? and lwt > ? order by lwt limit ?')
					.all(account, lwt ?? 0, limit ?? 100);
				const documents = rows.map(({ data }) => ({
					...(JSON.parse(String(data)) as Thing),
					_deleted: false
				}));
				return sendResponse(outgoing, 200, {
					documents,
					checkpoint: { lwt: Number(rows.at(-1)?.lwt ?? lwt) }
				});
			}
			const rows = JSON.parse((await readBody(incoming)).toString()) as Row[];
			const conflicts = push(rows, account);
			sendResponse(
				outgoing,
				200,
				conflicts.map((thing) => ({ ...thing, _deleted: false }))
			);
			for (const stream of streams) stream.write('data: RESYNC\n\n');
		},
		async effects() {
			const rows = db.prepare('select account, data from doc order by lwt').all();
			return rows.flatMap(({ account, data }) =>
				effectsOf(JSON.parse(String(data)) as Thing, String(account))
			);
		},
		async close() {
			for (const stream of streams) stream.destroy();
			db.close();
		}
	};
}
