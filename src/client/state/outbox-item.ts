import { deliveryOf, type Delivery } from '#domain/sync/delivery';
import type { Draft, QueuedCommand } from '#client/outbox/outbox-database';
import { sizeOf } from '#client/outbox/enqueue';
import { canRemove } from '#client/outbox/remove-command';

/** One thing on this device that has not been closed: a draft, a queued command, or one that needs the person. */
export interface OutboxItem {
	/** `draftId` for a draft. */
	commandId: string;
	/** Command type, such as `request.create`; the draft's kind for a draft. */
	type: string;
	entity: string | null;
	delivery: Delivery;
	/** Device clock, for display. */
	madeAt: number;
	bytes: number;
	/** Sent at least once: its content is fixed now, because the court may already have it. */
	sent: boolean;
	canRemove: boolean;
	/** Sending it again unchanged can help; after a conflict it cannot. */
	canRetry: boolean;
	/** The request it belongs to, also for opinions; null for a draft of what does not exist yet. */
	requestId: string | null;
	/** For `invalid`: what to mend. */
	issues: Array<{ field: string; reason: string }>;
	conflict: { yours: unknown; current: unknown; choices: unknown[] } | null;
	/** Further items that go with it when it is removed. */
	removesAlso: number;
}

export function itemOfCommand(
	command: QueuedCommand,
	open: QueuedCommand[],
	now: { sending: boolean; signedIn: boolean }
): OutboxItem {
	const { result } = command;
	const named = command.body['requestId'];
	return {
		commandId: command.id,
		type: command.type,
		entity: command.entity,
		delivery: deliveryOf(command, now),
		madeAt: command.madeAt,
		bytes: command.bytes,
		sent: command.sent,
		canRemove: canRemove(command),
		canRetry: command.state === 'human' && canHelpAgain(command),
		requestId: command.type.startsWith('request.')
			? command.entity
			: typeof named === 'string'
				? named
				: null,
		issues: result?.status === 'rejected' ? (result.issues ?? []) : [],
		conflict:
			result?.status === 'conflict'
				? { yours: result.yours, current: result.current, choices: result.choices }
				: null,
		removesAlso: leaningOn(command.id, open).size - 1
	};
}

export function itemOfDraft(draft: Draft): OutboxItem {
	return {
		commandId: draft.id,
		type: draft.kind,
		entity: null,
		delivery: { state: 'draft', at: new Date(draft.savedAt).toISOString() },
		madeAt: draft.savedAt,
		bytes: sizeOf(draft.value),
		sent: false,
		canRemove: true,
		canRetry: false,
		requestId: requestNamedBy(draft),
		issues: [],
		conflict: null,
		removesAlso: 0
	};
}

/** A draft about an existing request names it in its value; how else it looks is its page's business. */
function requestNamedBy({ kind, value }: Draft): string | null {
	if (kind === 'request.create' || typeof value !== 'object' || value === null) return null;
	const { requestId } = value as { requestId?: unknown };
	return typeof requestId === 'string' ? requestId : null;
}

/** Our server's failures and lost rights may pass; a wrong or outdated content stays so. */
function canHelpAgain({ result, parkedCode, parkedBy }: QueuedCommand): boolean {
	if (parkedBy !== null) return false;
	if (result?.status === 'rejected')
		return result.code === 'forbidden' || result.code === 'not_found';
	return result === null && parkedCode !== 'too_large';
}

function leaningOn(id: string, open: QueuedCommand[]): Set<string> {
	const gone = new Set([id]);
	for (const other of open) {
		if (canRemove(other) && other.after.some((needed) => gone.has(needed))) gone.add(other.id);
	}
	return gone;
}
