import type { Transaction } from 'kysely';
import { type Actor, scopesOf } from '../../domain/account/actor.ts';
import {
	type Change,
	type ChangesAnswer,
	type Meta,
	type Problem,
	PROTO
} from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { type ClockWatch, ClockWentBack } from './clock-watch.ts';
import { type Cursor, formatCursor, parseCursor } from './cursor.ts';
import { appendTimeline, readClock, readMeta } from './timeline.ts';

export const MAX_PAGE = 1000;

/** Feeds anyone may read. */
const publicScopes = ['notices'];

export type ChangesResult =
	| { status: 200; body: ChangesAnswer }
	| { status: 400 | 401 | 404; body: Problem }
	| { status: 410; body: Problem & { horizon: number } };

/** One page of what changed in a scope after the cursor, in the order of the change numbers. */
export async function readChanges(
	deps: Pick<Core, 'db' | 'now' | 'log'> & { watch: ClockWatch },
	actor: Actor | null,
	scope: string,
	from: string,
	limit: number
): Promise<ChangesResult> {
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
		return refuse(400, 'invalid', `limit must be from 1 to ${MAX_PAGE}`, 'limit');
	}
	if (!publicScopes.includes(scope)) {
		if (!actor) return refuse(401, 'sign_in_needed', 'Sign in first.');
		// A scope of others and one that does not exist are the same answer.
		if (!scopesOf(actor).includes(scope)) return refuse(404, 'not_found', 'Nothing is here.');
	}
	let page = await readPage(deps, scope, from, limit);
	if (page.kind === 'wentBack') {
		await deps.watch.goOn(deps);
		page = await readPage(deps, scope, from, limit);
		if (page.kind === 'wentBack') throw new ClockWentBack();
	}
	if (page.kind === 'page') return { status: 200, body: page.body };
	// A device that knows more than the clock has seen a history this database lost: say so to all.
	if (page.isAhead) await appendTimeline(deps.db, deps.now());
	const { meta, horizon } = page.isAhead ? await readState(deps) : page;
	const problem = { code: 'reset', message: 'Read this feed again from the start.' };
	return { status: 410, body: { ...problem, meta, horizon } };
}

type Page =
	| { kind: 'page'; body: ChangesAnswer }
	| { kind: 'reset'; isAhead: boolean; meta: Meta; horizon: number }
	| { kind: 'wentBack' };

/** Rows, clock and timelines in one snapshot, so that `next` never jumps over a row. */
async function readPage(
	{ db, now, watch }: Pick<Core, 'db' | 'now'> & { watch: ClockWatch },
	scope: string,
	from: string,
	limit: number
): Promise<Page> {
	const { floor } = watch;
	return snapshot(db, async (trx) => {
		const clock = await readClock(trx);
		if (clock < floor) return { kind: 'wentBack' };
		const meta = await readMeta(trx, now());
		watch.saw(clock, meta.timelines);
		const horizon = await readHorizon(trx);
		const cursor = from === '' ? null : parseCursor(from);
		const state = from === '' ? 'good' : stateOf(cursor, meta, clock, horizon);
		if (state !== 'good') return { kind: 'reset', isAhead: state === 'ahead', meta, horizon };
		const after = cursor?.v ?? 0;
		const rows = await trx
			.selectFrom('change')
			.select(['kind', 'id', 'v', 'rev', 'gone', 'data'])
			.where('scope', '=', scope)
			.where('v', '>', after)
			.orderBy('v')
			.limit(limit + 1)
			.execute();
		const more = rows.length > limit;
		const changes = rows.slice(0, limit).map(toChange);
		const timeline = meta.timelines.at(-1)?.id ?? 't_0';
		const last = more ? (changes.at(-1)?.v ?? after) : clock;
		const next = formatCursor({ timeline, v: last });
		const body = { proto: PROTO, meta, scope, from, changes, next, more, clock };
		return { kind: 'page', body };
	});
}

function stateOf(
	cursor: Cursor | null,
	{ timelines }: Meta,
	clock: number,
	horizon: number
): 'good' | 'reset' | 'ahead' {
	if (!cursor) return 'reset';
	const index = timelines.findIndex((one) => one.id === cursor.timeline);
	if (index === -1) return 'reset';
	const later = timelines.slice(index + 1);
	// A later one may have begun further back than the next: what the clock had passed by then.
	const end = Math.min(clock, ...later.map((one) => one.from));
	if (cursor.v > end) return later.length > 0 ? 'reset' : 'ahead';
	return cursor.v < horizon ? 'reset' : 'good';
}

function toChange(row: {
	kind: string;
	id: string;
	v: number;
	rev: number;
	gone: number;
	data: string | null;
}): Change {
	const base = { k: row.kind, id: row.id, v: row.v };
	if (row.gone === 1 || row.data === null) return { ...base, x: 1 };
	return { ...base, rev: row.rev, d: JSON.parse(row.data) as Record<string, unknown> };
}

function readState({ db, now }: Pick<Core, 'db' | 'now'>) {
	return snapshot(db, async (trx) => ({
		meta: await readMeta(trx, now()),
		horizon: await readHorizon(trx)
	}));
}

function snapshot<T>(db: Core['db'], read: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
	return db
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(read);
}

async function readHorizon(trx: Transaction<Database>): Promise<number> {
	const { v } = await trx.selectFrom('horizon').select('v').executeTakeFirstOrThrow();
	return v;
}

function refuse(
	status: 400 | 401 | 404,
	code: string,
	message: string,
	field?: string
): { status: 400 | 401 | 404; body: Problem } {
	return { status, body: { code, message, ...(field ? { field } : {}) } };
}
