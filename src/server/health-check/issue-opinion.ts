import type * as v from 'valibot';
import type { OpinionRow, requestCommands } from '../../domain/health-check/request.ts';
import { addDays, plainDateOf } from '../../domain/time.ts';
import { nextNumber } from '../db/number-series.ts';
import { type CommandContext, type Outcome, rejected } from '../sync/handler.ts';
import { advance, loadRequest, scopeOf } from './access.ts';
import { findOpinion, insertOpinion } from './opinion-repository.ts';
import { updateRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['opinion.issue']>;

/** A numbered legal opinion on a request the station has accepted. `entity` is the opinion's id. */
export async function issueOpinion(context: CommandContext, body: Body): Promise<Outcome> {
	const { actor, trx, entity, now } = context;
	const loaded = await loadRequest(context, 'court', body.requestId);
	if (loaded.refused) return loaded.refused;
	const { row: request } = loaded.request;
	const existing = await findOpinion(context, entity);
	if (existing) {
		const isOwn = existing.row.requestId === request.id && existing.authorId === actor.accountId;
		if (!isOwn) return rejected('not_found');
		const { rev, row } = existing;
		return { status: 'applied', rev, scope: scopeOf('court', request), number: row.number };
	}
	const wrongDate = checkDeadline(body.deadline, plainDateOf(now));
	if (wrongDate) return rejected('invalid', [{ field: 'deadline', reason: wrongDate }]);
	// The command's own revision is the opinion's; the request only has to be in a state for it.
	const next = advance({ baseRev: null, now }, loaded.request, 'issueOpinion', 'court', body);
	if (next.refused) return next.refused;

	const row: OpinionRow = {
		id: entity,
		requestId: request.id,
		number: await nextNumber(trx, 'Y', now),
		itemId: body.itemId,
		level: body.level,
		finding: body.finding,
		basis: body.basis,
		advice: body.advice,
		deadline: body.deadline,
		author: actor.name,
		issuedAt: now.toISOString(),
		response: null,
		responseReason: '',
		respondedAt: null
	};
	const isNew = await insertOpinion(context, { row, rev: 1, authorId: actor.accountId }, request);
	if (!isNew) throw new Error('The opinion was made meanwhile.');
	await updateRequest(context, { ...next.request, row: { ...next.request.row, dueAt: null } });
	return { status: 'applied', rev: 1, scope: scopeOf('court', request), number: row.number };
}

/** The schema knows the shape of a date, not the calendar. */
function checkDeadline(deadline: string, today: string): 'date' | 'past' | null {
	if (Number.isNaN(Date.parse(deadline)) || addDays(deadline, 0) !== deadline) return 'date';
	return deadline < today ? 'past' : null;
}
