import type { RequestEvent, RequestRow } from '../../domain/health-check/request.ts';
import { nextRequestStatus } from '../../domain/health-check/request.ts';
import type { Actor } from '../../domain/account/actor.ts';
import { changedMeanwhile, notPossibleNow } from '../sync/conflicts.ts';
import { type CommandContext, type Outcome, rejected } from '../sync/handler.ts';
import { findRequest, type StoredRequest } from './request-repository.ts';

/** Who acts: the firm a request belongs to, or the station that answers it. */
export type Side = 'firm' | 'court';

type Loaded = { request: StoredRequest; refused?: never } | { request?: never; refused: Outcome };

export function canActAs(actor: Actor, side: Side): boolean {
	return side === 'firm'
		? actor.role === 'owner'
		: actor.role === 'liaisonOfficer' || actor.role === 'adviser';
}

function owns(actor: Actor, side: Side, row: RequestRow): boolean {
	return side === 'firm'
		? actor.firmIds.includes(row.firmId)
		: actor.stationIds.includes(row.stationId);
}

/** The role decides first and without a look, so its refusal tells nothing about what exists. */
export async function loadRequest(
	context: CommandContext,
	side: Side,
	id: string
): Promise<Loaded> {
	if (!canActAs(context.actor, side)) return { refused: rejected('forbidden') };
	const request = await findRequest(context, id);
	// Of another firm and not there at all are one answer.
	if (!request || !owns(context.actor, side, request.row)) {
		return { refused: rejected('not_found') };
	}
	return { request };
}

/** The request after the event, or the conflict to show beside what the person wrote. */
export function advance(
	{ baseRev, now }: Pick<CommandContext, 'baseRev' | 'now'>,
	before: StoredRequest,
	event: RequestEvent,
	by: Side,
	yours: object,
	reason?: string
): Loaded {
	const status = nextRequestStatus(before.row.status, event);
	// First, so that "send mine again" is only offered where it can succeed.
	if (!status.ok) return { refused: notPossibleNow(before.row, yours) };
	if (baseRev !== null && baseRev !== before.rev) {
		return { refused: changedMeanwhile(before.row, before.rev, yours) };
	}
	const entry = { at: now.toISOString(), event, by, ...(reason ? { reason } : {}) };
	const row = { ...before.row, status: status.value, history: [...before.row.history, entry] };
	return { request: { ...before, rev: before.rev + 1, row } };
}

export function scopeOf(side: Side, row: Pick<RequestRow, 'firmId' | 'stationId'>): string {
	return side === 'firm' ? `firm:${row.firmId}` : `station:${row.stationId}`;
}
