import * as v from 'valibot';
import { noteMeta } from '#client/outbox/note-meta';
import type { Outbox } from '#client/outbox/outbox-database';
import { metaSchema, problemSchema } from '#domain/sync/wire';
import { askServer } from './ask-server.ts';
import type { SyncDeps } from './deps.ts';
import type { PullEnd } from './pull.ts';

const answerSchema = v.object({ accountId: v.string(), meta: metaSchema });

/**
 * For an account that has nothing to read, such as one whose firm was taken from it: a server that
 * came back from a backup is noticed all the same, and gets back what it had acknowledged.
 */
export async function hearMeta(
	outbox: Outbox,
	account: string,
	deps: SyncDeps,
	signal: AbortSignal
): Promise<PullEnd> {
	const ask = { fetch: deps.fetch, signal };
	const reply = await askServer(ask, '/api/v1/me', { method: 'GET' }, 30_000);
	if (reply.kind === 'lost') return { end: 'unreachable', reason: reply.reason };
	if (reply.status === 401 && v.is(problemSchema, reply.body)) return { end: 'signIn' };
	if (reply.status !== 200) return { end: 'later', retryAfterMs: reply.retryAfterMs };
	const answer = v.safeParse(answerSchema, reply.body);
	if (!answer.success) return { end: 'unreachable', reason: 'notOurs' };
	if (answer.output.accountId !== account) return { end: 'notAllowed' };
	const { meta } = answer.output;
	await noteMeta(outbox, meta, deps);
	return { end: 'done', serverTime: meta.serverTime };
}
