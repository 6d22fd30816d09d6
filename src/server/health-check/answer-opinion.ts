import type * as v from 'valibot';
import type { OpinionRow, requestCommands } from '../../domain/health-check/request.ts';
import { type CommandContext, type Outcome, rejected } from '../sync/handler.ts';
import { changedMeanwhile } from '../sync/conflicts.ts';
import { canActAs, loadRequest, scopeOf } from './access.ts';
import { findOpinion, updateOpinionAnswer } from './opinion-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['opinion.answer']>;

/** The firm says an opinion is done, or disagrees with a reason; it may change its answer later. */
export async function answerOpinion(context: CommandContext, body: Body): Promise<Outcome> {
	if (!canActAs(context.actor, 'firm')) return rejected('forbidden');
	const opinion = await findOpinion(context, context.entity);
	if (!opinion) return rejected('not_found');
	// Whoever may not see the request may not know that the opinion exists.
	const loaded = await loadRequest(context, 'firm', opinion.row.requestId);
	if (loaded.refused) return loaded.refused;
	const { row: request } = loaded.request;
	if (context.baseRev !== null && context.baseRev !== opinion.rev) {
		return changedMeanwhile(opinion.row, opinion.rev, body);
	}
	const row: OpinionRow = {
		...opinion.row,
		response: body.response,
		responseReason: body.reason,
		respondedAt: context.now.toISOString()
	};
	const rev = opinion.rev + 1;
	await updateOpinionAnswer(context, { ...opinion, row, rev }, request);
	return { status: 'applied', rev, scope: scopeOf('firm', request), number: row.number };
}
