import type * as v from 'valibot';
import { dueAfter, opinionWithinDays } from '../../domain/health-check/due.ts';
import type { requestCommands } from '../../domain/health-check/request.ts';
import type { CommandContext, Outcome } from '../sync/handler.ts';
import { advance, loadRequest, scopeOf } from './access.ts';
import { updateRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['request.accept']>;

/** The station takes the request on and now owes an opinion. */
export async function acceptRequest(context: CommandContext, body: Body): Promise<Outcome> {
	const loaded = await loadRequest(context, 'court', context.entity);
	if (loaded.refused) return loaded.refused;
	const next = advance(context, loaded.request, 'accept', 'court', body);
	if (next.refused) return next.refused;
	const row = { ...next.request.row, dueAt: dueAfter(context.now, opinionWithinDays) };
	await updateRequest(context, { ...next.request, row });
	return {
		status: 'applied',
		rev: next.request.rev,
		scope: scopeOf('court', row),
		number: row.number
	};
}
