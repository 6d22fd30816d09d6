import * as v from 'valibot';
import type { Actor } from '../../domain/account/actor.ts';
import { deviceReportSchema, MAX_BYTES } from '../../domain/sync/wire.ts';
import { type RequestLimit, createRequestBudget } from '../auth/request-budget.ts';
import { requestLimits } from '../auth/limits.ts';
import type { Core } from '../core.ts';
import { answerJson, tooMany } from '../http/answer.ts';
import { type JsonBody, readJson } from '../http/read-json.ts';
import { createAccountQueue } from './account-queue.ts';
import { noteReport } from './note-report.ts';
import { type Sync, tooLarge } from './sync.ts';

/** The two roads of the protocol as HTTP has them. */
export interface SyncApi {
	/** `POST /api/v1/commands` */
	commands(request: Request, actor: Actor): Promise<Response>;
	/** `GET /api/v1/changes` */
	changes(url: URL, actor: Actor | null): Promise<Response>;
}

/** Batches of one account that may wait for each other in one process. */
const mostWaiting = 32;

export function createSyncApi(
	core: Core,
	sync: Sync,
	limits: Record<'commands' | 'changes', RequestLimit> = requestLimits
): SyncApi {
	const budget = createRequestBudget(core);
	const inTurn = createAccountQueue(mostWaiting);

	return {
		async commands(request, actor) {
			const spent = await budget.take(limits.commands, actor.accountId);
			if (spent) return tooMany(spent.retryAfterS);
			const answer = await inTurn(
				actor.accountId,
				() => readJson(request, MAX_BYTES),
				(batch) => judge(actor, batch)
			);
			return answer ? answerJson(answer.status, answer.body) : tooMany(2);
		},
		async changes({ searchParams: query }, actor) {
			const spent = actor && (await budget.take(limits.changes, actor.accountId));
			if (spent) return tooMany(spent.retryAfterS);
			if (actor) await note(actor, query);
			const scope = query.get('scope') ?? '';
			const cursor = query.get('cursor') ?? '';
			const limit = Number(query.get('limit') ?? 500);
			const { status, body } = await sync.readChanges(actor, scope, cursor, limit);
			return answerJson(status, body);
		}
	};

	async function judge(actor: Actor, batch: JsonBody): Promise<{ status: number; body: object }> {
		if (batch.ok) return sync.applyBatch(actor, batch.value);
		return batch.status === 413 ? tooLarge : batch;
	}

	/** A report that cannot be read or stored never costs anybody their pull. */
	async function note(actor: Actor, query: URLSearchParams): Promise<void> {
		if (!query.has('device')) return;
		const report = v.safeParse(deviceReportSchema, Object.fromEntries(query));
		if (!report.success) return;
		try {
			await noteReport(core, actor, report.output);
		} catch (error) {
			core.log.warn({ err: error }, 'device report not stored');
		}
	}
}
