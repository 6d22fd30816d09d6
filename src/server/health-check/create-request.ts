import type * as v from 'valibot';
import { acceptWithinDays, dueAfter } from '../../domain/health-check/due.ts';
import type { requestCommands } from '../../domain/health-check/request.ts';
import { nextNumber } from '../db/number-series.ts';
import { canonicalJson } from '../sync/canonical-json.ts';
import { type CommandContext, type Outcome, rejected } from '../sync/handler.ts';
import { canActAs, scopeOf } from './access.ts';
import { contentOf, findDestination, findRequest, insertRequest } from './request-repository.ts';

type Body = v.InferOutput<(typeof requestCommands)['request.create']>;

/** A firm asks for a health check. It is numbered in the transaction that stores it. */
export async function createRequest(context: CommandContext, body: Body): Promise<Outcome> {
	const { actor, trx, entity, now } = context;
	if (!canActAs(actor, 'firm')) return rejected('forbidden');
	// Somebody who no longer acts for any firm is told so, and not to fill in a field.
	if (actor.firmIds.length === 0) return rejected('forbidden');
	const firmId = body.firmId ?? onlyFirm(actor.firmIds);
	if (!firmId) return rejected('invalid', [{ field: 'firmId', reason: 'required' }]);
	const destination = actor.firmIds.includes(firmId)
		? await findDestination(context, firmId, body.stationId)
		: null;
	if (!destination) return rejected('not_found');
	const existing = await findRequest(context, entity);
	if (existing) return answerRepeat(context, existing, body);

	const row = {
		...contentOf(body),
		...destination,
		id: entity,
		kind: body.kind,
		status: 'submitted' as const,
		number: await nextNumber(trx, 'T', now),
		localNumber: body.localNumber,
		submittedAt: now.toISOString(),
		dueAt: dueAfter(now, acceptWithinDays),
		returned: null,
		history: [{ at: now.toISOString(), event: 'create' as const, by: 'firm' as const }]
	};
	const isNew = await insertRequest(context, { row, rev: 1, createdBy: actor.accountId });
	// Another device of the same person made it in this very moment: the retry finds it.
	if (!isNew) throw new Error('The request was made meanwhile.');
	return { status: 'applied', rev: 1, scope: scopeOf('firm', row), number: row.number };
}

function onlyFirm(firmIds: string[]): string | undefined {
	return firmIds.length === 1 ? firmIds[0] : undefined;
}

/** The entity id is the second guard, for a command whose record has expired. */
function answerRepeat(
	{ actor }: CommandContext,
	existing: NonNullable<Awaited<ReturnType<typeof findRequest>>>,
	body: Body
): Outcome {
	const { row, rev, createdBy } = existing;
	if (!actor.firmIds.includes(row.firmId)) return rejected('not_found');
	const isSame =
		createdBy === actor.accountId &&
		canonicalJson(contentOf(row)) === canonicalJson(contentOf(body));
	if (isSame) return { status: 'applied', rev, scope: scopeOf('firm', row), number: row.number };
	return {
		status: 'conflict',
		code: 'already_exists',
		messageKey: 'request.already_exists',
		yours: body,
		current: row,
		choices: [{ choice: 'discard' }]
	};
}
