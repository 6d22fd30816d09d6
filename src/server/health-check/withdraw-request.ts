import type * as v from 'valibot';
import type { requestCommands } from '../../domain/health-check/request.ts';
import type { CommandContext, Outcome } from '../sync/handler.ts';
import { advance, loadRequest, scopeOf } from './access.ts';
import { updateRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['request.withdraw']>;

/** The firm takes its request back; nothing is owed any more. */
export async function withdrawRequest(context: CommandContext, body: Body): Promise<Outcome> {
	const loaded = await loadRequest(context, 'firm', context.entity);
	if (loaded.refused) return loaded.refused;
	const next = advance(context, loaded.request, 'withdraw', 'firm', body, body.reason);
	if (next.refused) return next.refused;
	const row = { ...next.request.row, returned: null, dueAt: null };
	await updateRequest(context, { ...next.request, row });
	return {
		status: 'applied',
		rev: next.request.rev,
		scope: scopeOf('firm', row),
		number: row.number
	};
}
