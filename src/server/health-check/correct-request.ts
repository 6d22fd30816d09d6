import type * as v from 'valibot';
import { acceptWithinDays, dueAfter } from '../../domain/health-check/due.ts';
import type { requestCommands } from '../../domain/health-check/request.ts';
import type { CommandContext, Outcome } from '../sync/handler.ts';
import { advance, loadRequest, scopeOf } from './access.ts';
import { contentOf, updateRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['request.correct']>;

/** The firm mends what was returned: the same request, and the court's time starts again. */
export async function correctRequest(context: CommandContext, body: Body): Promise<Outcome> {
	const loaded = await loadRequest(context, 'firm', context.entity);
	if (loaded.refused) return loaded.refused;
	const next = advance(context, loaded.request, 'correct', 'firm', body);
	if (next.refused) return next.refused;
	const row = {
		...next.request.row,
		...contentOf(body),
		returned: null,
		dueAt: dueAfter(context.now, acceptWithinDays)
	};
	await updateRequest(context, { ...next.request, row });
	return {
		status: 'applied',
		rev: next.request.rev,
		scope: scopeOf('firm', row),
		number: row.number
	};
}
