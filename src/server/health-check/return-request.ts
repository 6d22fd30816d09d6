import type * as v from 'valibot';
import type { requestCommands } from '../../domain/health-check/request.ts';
import type { CommandContext, Outcome } from '../sync/handler.ts';
import { advance, loadRequest, scopeOf } from './access.ts';
import { updateRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['request.return']>;

/** 退回补正: the request goes back under the same id, with a reason for each field to mend. */
export async function returnRequest(context: CommandContext, body: Body): Promise<Outcome> {
	const loaded = await loadRequest(context, 'court', context.entity);
	if (loaded.refused) return loaded.refused;
	const next = advance(context, loaded.request, 'return', 'court', body);
	if (next.refused) return next.refused;
	const returned = { at: context.now.toISOString(), fields: body.fields, note: body.note };
	const history = next.request.row.history.map((entry, index, all) =>
		index === all.length - 1 ? { ...entry, fields: body.fields, note: body.note } : entry
	);
	const row = { ...next.request.row, returned, history, dueAt: null };
	await updateRequest(context, { ...next.request, row });
	return {
		status: 'applied',
		rev: next.request.rev,
		scope: scopeOf('court', row),
		number: row.number
	};
}
