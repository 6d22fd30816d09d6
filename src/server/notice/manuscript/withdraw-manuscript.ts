import type * as v from 'valibot';
import type { manuscriptCommands } from '../../../domain/notice/manuscript.ts';
import type { CommandContext, Outcome } from '../../sync/handler.ts';
import { takeBack } from '../withdraw-notice.ts';
import { save, step } from './step.ts';

type Body = v.InferOutput<(typeof manuscriptCommands)['manuscript.withdraw']>;

/** Takes the published text from every reader at their next contact; the reason stays in its place. */
export async function withdrawManuscript(context: CommandContext, body: Body): Promise<Outcome> {
	const { next, refused } = await step(context, 'withdraw', body, body.reason);
	if (refused) return refused;
	const at = context.now.toISOString();
	const { number } = next.row;
	const taken = number === null ? null : await takeBack(context.trx, number, { ...body, at });
	for (const change of taken?.ok ? taken.value.changes : []) context.change(change);
	const row = { ...next.row, publishAt: null, withdrawn: { at, reason: body.reason } };
	return save(context, { ...next, row });
}
