import type * as v from 'valibot';
import type { manuscriptCommands } from '../../../domain/notice/manuscript.ts';
import { type CommandContext, type Outcome, rejected } from '../../sync/handler.ts';
import { addReviewer } from './manuscript-repository.ts';
import { refuseUnready, save, step } from './step.ts';

type Body<Type extends keyof typeof manuscriptCommands> = v.InferOutput<
	(typeof manuscriptCommands)[Type]
>;

/** Hands it to a second person. Nothing undecided or missing goes to review. */
export async function submitManuscript(
	context: CommandContext,
	body: Body<'manuscript.submit'>
): Promise<Outcome> {
	const { next, refused } = await step(context, 'submit', body);
	if (refused) return refused;
	return refuseUnready(context.now, next) ?? save(context, next);
}

/** A second person stands for it: never one of those who wrote it. */
export async function approveManuscript(
	context: CommandContext,
	body: Body<'manuscript.approve'>
): Promise<Outcome> {
	const { next, refused } = await step(context, 'approve', body);
	if (refused) return refused;
	const unready = refuseUnready(context.now, next);
	if (unready) return unready;
	const { accountId: id, name } = context.actor;
	if (!(await addReviewer(context.trx, next, id))) {
		return rejected('invalid', [{ field: 'reviewer', reason: 'own_text' }]);
	}
	return save(context, { ...next, approver: { id, name } });
}

/** Back to its authors, with the reason; an author may also take it back. */
export async function returnManuscript(
	context: CommandContext,
	body: Body<'manuscript.return'>
): Promise<Outcome> {
	const { next, refused } = await step(context, 'return', body, body.reason);
	if (refused) return refused;
	return save(context, { ...next, approver: null, row: { ...next.row, publishAt: null } });
}

/** A draft goes for good; a correction goes, and what is published stays. */
export async function discardManuscript(
	context: CommandContext,
	body: Body<'manuscript.discard'>
): Promise<Outcome> {
	const { next, refused } = await step(context, 'discard', body);
	if (refused) return refused;
	const { live } = next.row;
	if (!live?.content) return save(context, next);
	const row = { ...next.row, content: live.content, version: live.version };
	return save(context, { ...next, row });
}
