import { allBlockers } from '../../../domain/notice/check-structure.ts';
import { type ManuscriptEvent, nextManuscriptStatus } from '../../../domain/notice/manuscript.ts';
import { editorialScope } from '../../../domain/account/actor.ts';
import { plainDateOf } from '../../../domain/time.ts';
import { changedMeanwhile, notPossibleNow } from '../../sync/conflicts.ts';
import { type CommandContext, type Outcome, rejected, type RowChange } from '../../sync/handler.ts';
import {
	findAuthors,
	findManuscript,
	type StoredManuscript,
	updateManuscript
} from './manuscript-repository.ts';

type Stepped = { next: StoredManuscript; refused?: never } | { next?: never; refused: Outcome };

/** The manuscript after the event, or why it cannot happen. Nothing is written yet. */
export async function step(
	context: CommandContext,
	event: ManuscriptEvent,
	yours: object,
	reason?: string
): Promise<Stepped> {
	const before = await findManuscript(context.trx, context.entity, context.dialect);
	if (!before) return { refused: rejected('not_found') };
	return advance(context, before, event, yours, reason);
}

export function advance(
	{ baseRev, now, actor }: Pick<CommandContext, 'baseRev' | 'now' | 'actor'>,
	before: StoredManuscript,
	event: ManuscriptEvent,
	yours: object,
	reason?: string
): Stepped {
	const status = nextManuscriptStatus(before.row, event);
	if (!status.ok) return { refused: notPossibleNow(before.row, yours) };
	if (baseRev !== null && baseRev !== before.rev) {
		return { refused: changedMeanwhile(before.row, before.rev, yours) };
	}
	const at = now.toISOString();
	const entry = { at, event, by: actor.name, version: before.row.version };
	const row = {
		...before.row,
		status: status.value,
		updatedAt: at,
		history: [...before.row.history, { ...entry, ...(reason ? { reason } : {}) }]
	};
	return { next: { ...before, rev: before.rev + 1, row } };
}

/** What the text itself still lacks, as the refusal of a command; null when nothing. */
export function refuseUnready(now: Date, { row }: StoredManuscript): Outcome | null {
	const given = { ...row, isCorrection: row.live !== null };
	const blockers = allBlockers(given, plainDateOf(now));
	return blockers.length === 0 ? null : rejected('invalid', blockers);
}

/** Writes it, with its row in the feed. */
export async function save(context: CommandContext, one: StoredManuscript): Promise<Outcome> {
	await updateManuscript(context.trx, one);
	return show(context, one);
}

/** The feed row of what has been written. */
export async function show(context: CommandContext, one: StoredManuscript): Promise<Outcome> {
	context.change(await feedRow(context, one));
	const number = one.row.number === null ? {} : { number: String(one.row.number) };
	return { status: 'applied', rev: one.rev, scope: editorialScope, ...number };
}

export async function feedRow(
	{ trx }: Pick<CommandContext, 'trx'>,
	one: StoredManuscript
): Promise<RowChange> {
	const { row, rev, approver } = one;
	const isSame = row.live?.version === row.version;
	const data = {
		...row,
		// What is written above need not travel twice.
		live: row.live && { ...row.live, content: isSame ? null : row.live.content },
		authors: await findAuthors(trx, one),
		approvedBy: approver?.name ?? null
	};
	return { scope: editorialScope, kind: 'manuscript', id: row.id, rev, data };
}
