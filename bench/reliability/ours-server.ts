import { join } from 'node:path';
import { sql } from 'kysely';
import { createApp } from '../../src/server/app.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { openSqlite } from '../../src/server/db/open.ts';
import { readJson } from '../../src/server/http/read-json.ts';
import { type CommandHandler, rejected } from '../../src/server/sync/handler.ts';
import { createSync, tooLarge } from '../../src/server/sync/sync.ts';
import { MAX_BYTES } from '../../src/domain/sync/wire.ts';
import { sendResponse, toRequest } from './node-http.ts';
import type { BenchServer, Effect } from './system.ts';
import { PLACES_PER_SLOT } from './writes.ts';

/** The product's own sync over SQLite, judging the benchmark's commands instead of the product's. */
export async function openOursServer(folder: string): Promise<BenchServer> {
	const database = openSqlite(join(folder, 'faqiao.db'));
	const app = await createApp(
		{ LOG_LEVEL: 'silent', AUTH_SECRET: 'x'.repeat(32), DATA_DIR: folder },
		{ database }
	);
	await migrate(app.db);
	await sql`create table if not exists bench_effect (
		seq integer primary key, id text, kind text, entity text, slot text, account text
	)`.execute(app.db);
	const sync = createSync(app, { handlers, mayIssue: () => true });
	await sync.openTimeline();

	return {
		async handle(incoming, outgoing, account) {
			const role = 'owner' as const;
			const actor = { accountId: account, name: account, role, firmIds: [account], stationIds: [] };
			const url = new URL(incoming.url ?? '/', 'http://localhost');
			if (url.pathname === '/api/v1/changes') {
				const [scope, cursor] = ['scope', 'cursor'].map((name) => url.searchParams.get(name) ?? '');
				const { status, body } = await sync.readChanges(actor, scope ?? '', cursor ?? '');
				return sendResponse(outgoing, status, body);
			}
			const batch = await readJson(await toRequest(incoming), MAX_BYTES);
			if (!batch.ok)
				return sendResponse(
					outgoing,
					batch.status,
					batch.status === 413 ? tooLarge.body : batch.body
				);
			const { status, body } = await sync.applyBatch(actor, batch.value);
			return sendResponse(outgoing, status, body);
		},
		async effects() {
			const { rows } =
				await sql<Effect>`select id, kind, entity, slot, account from bench_effect order by seq`.execute(
					app.db
				);
			return rows;
		},
		close: () => app.close()
	};
}

interface Body {
	write: string;
	note: string;
	slot?: string;
	/** An edit names the filing it supplements. */
	filing?: string;
}

const kinds = {
	'visit.record': 'visit',
	'filing.make': 'filing',
	'filing.edit': 'edit',
	'booking.ask': 'booking'
} as const;

const handlers: Record<string, CommandHandler> = Object.fromEntries(
	Object.entries(kinds).map(([type, kind]) => [
		type,
		{ version: 2, upcast: { 1: (body) => body }, run: handlerOf(kind) }
	])
);

function handlerOf(kind: Effect['kind']): CommandHandler['run'] {
	return async ({ trx, entity, actor, change }, given) => {
		const { write, note, slot = null, filing = entity } = given as unknown as Body;
		if (note.startsWith('?')) throw new Error('this content crashes the handler');
		if (note.startsWith('!')) return rejected('invalid', [{ field: 'note', reason: 'content' }]);
		if (slot !== null) {
			const { rows } = await sql<{
				taken: number;
			}>`select count(*) as taken from bench_effect where slot = ${slot}`.execute(trx);
			if ((rows[0]?.taken ?? 0) >= PLACES_PER_SLOT) {
				const current = { [slot]: 0 };
				return {
					status: 'conflict',
					code: 'slot_full',
					messageKey: 'booking.slot_full',
					yours: { slot },
					current,
					choices: []
				};
			}
		}
		await sql`insert into bench_effect (id, kind, entity, slot, account) values (${write}, ${kind}, ${filing}, ${slot}, ${actor.accountId})`.execute(
			trx
		);
		const scope = `firm:${actor.accountId}`;
		change({ scope, kind, id: entity, rev: 1, data: { note } });
		return { status: 'applied', rev: 1, scope };
	};
}
