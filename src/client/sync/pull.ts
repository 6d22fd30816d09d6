import * as v from 'valibot';
import { NO_CURSOR } from '#domain/sync/cursor';
import { allMechanisms } from '#domain/sync/mechanisms';
import { changesAnswerSchema, problemSchema, type DeviceReport } from '#domain/sync/wire';
import type { Outbox } from '#client/outbox/outbox-database';
import { noteMeta } from '#client/outbox/note-meta';
import { applyPage, beginReset, cursorOf } from './apply-page.ts';
import { askServer } from './ask-server.ts';
import type { SyncDeps } from './deps.ts';
import type { Mirror } from './mirror-database.ts';

export type PullEnd =
	| { end: 'done'; serverTime: number }
	| { end: 'later'; retryAfterMs: number | null }
	| { end: 'unreachable'; reason: 'network' | 'timeout' | 'notOurs' }
	| { end: 'signIn' }
	/** The scope is no longer ours: ask who we are before the next round. */
	| { end: 'notAllowed' }
	| { end: 'updateNeeded' };

const PAGE = 500;
/** Pages thrown away in a row before the round is left to the tab that keeps overtaking us. */
const MOST_OVERTAKEN = 5;

/** Reads one scope up to its end, page by page; may be cut at any point and goes on from there. */
export async function pullScope(
	{ outbox, mirror }: { outbox: Outbox; mirror: Mirror },
	scope: string,
	deps: SyncDeps,
	signal: AbortSignal,
	report: DeviceReport | null = null
): Promise<PullEnd> {
	const mechanisms = deps.mechanisms ?? allMechanisms;
	let overtaken = 0;
	let told = report;
	for (;;) {
		const from = await cursorOf(mirror, scope);
		const query = new URLSearchParams({ scope, limit: String(PAGE) });
		if (from !== NO_CURSOR) query.set('cursor', from);
		// Beside the first page only: once a round is enough.
		for (const [name, value] of Object.entries(told ?? {})) query.set(name, String(value));
		told = null;
		const path = `/api/v1/changes?${query}`;
		const reply = await askServer({ fetch: deps.fetch, signal }, path, { method: 'GET' }, 30_000);
		if (reply.kind === 'lost') return { end: 'unreachable', reason: reply.reason };

		if (reply.status === 200) {
			const page = v.safeParse(changesAnswerSchema, reply.body);
			const isOurs = page.success && page.output.scope === scope && page.output.from === from;
			if (!isOurs) return { end: 'unreachable', reason: 'notOurs' };
			// Before the mirror learns of a restore, so that a crash in between repeats this half.
			await noteMeta(outbox, page.output.meta, deps);
			// A page that leads nowhere would be asked for without end.
			if (page.output.more && page.output.next === from)
				return { end: 'later', retryAfterMs: null };
			if (await applyPage(mirror, scope, from, page.output, mechanisms)) {
				overtaken = 0;
				if (page.output.more) await deps.point?.('pageApplied');
				if (page.output.changes.length > 0 || !page.output.more) deps.notify('mirror');
				if (!page.output.more) return { end: 'done', serverTime: page.output.meta.serverTime };
			} else if (++overtaken >= MOST_OVERTAKEN) {
				return { end: 'later', retryAfterMs: null };
			}
			continue;
		}

		const problem = v.safeParse(problemSchema, reply.body);
		const isJudged = problem.success;
		if (reply.status === 410 && problem.success && from !== NO_CURSOR) {
			if (problem.output.meta) await noteMeta(outbox, problem.output.meta, deps);
			await beginReset(mirror, scope, from, mechanisms);
			await deps.point?.('resetBegun');
		} else if (reply.status === 401 && isJudged) return { end: 'signIn' };
		else if ((reply.status === 403 || reply.status === 404) && isJudged) {
			return { end: 'notAllowed' };
		} else if (reply.status === 426 && isJudged) return { end: 'updateNeeded' };
		else return { end: 'later', retryAfterMs: reply.retryAfterMs };
	}
}
