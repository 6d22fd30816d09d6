import { deliveryOf, type Delivery } from '#domain/sync/delivery';
import type { Draft, QueuedCommand } from '#client/outbox/outbox-database';
import { sizeOf } from '#client/outbox/enqueue';
import { canRemove, leaningOn } from '#client/outbox/remove-command';

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
	/** What goes over the line: of a file, its own length. */
	bytes: number;
	/** Name of the file, when it is one. */
	fileName: string | null;
	/** Sent at least once: its content is fixed now, because the court may already have it. */
	sent: boolean;
	canRemove: boolean;
	/** Waiting: the person may put it aside. */
	canSetAside: boolean;
	/** The request it belongs to, also for opinions; null for a draft of what does not exist yet. */
	requestId: string | null;
	/** For `invalid`: what to mend. */
	issues: Array<{ field: string; reason: string }>;
	conflict: { yours: unknown; current: unknown; choices: unknown[] } | null;
	/** Further items that go with it when it is removed or put aside. */
	takesAlong: string[];
	/** Holds something a person typed or chose, so it is not thrown away on one press. */
	hasContent: boolean;
}

export function itemOfCommand(
	command: QueuedCommand,
	open: QueuedCommand[],
	now: { sending: boolean; signedIn: boolean }
): OutboxItem {
	const { result } = command;
	const named = command.body['requestId'];
	const isFile = command.type === 'file.attach';
	return {
		commandId: command.id,
		type: command.type,
		entity: command.entity,
		delivery: deliveryOf(command, now),
		madeAt: command.madeAt,
		bytes: command.bytes + (isFile ? Number(command.body['bytes']) : 0),
		fileName: isFile ? String(command.body['name']) : null,
		sent: command.sent,
		canRemove: canRemove(command),
		canSetAside: command.state === 'pending',
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
		takesAlong: [...leaningOn(command.id, open)].slice(1),
		hasContent: true
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
		fileName: null,
		sent: false,
		canRemove: true,
		canSetAside: false,
		requestId: requestNamedBy(draft),
		issues: [],
		conflict: null,
		takesAlong: [],
		hasContent: hasTyped(draft.value)
	};
}

/** It will not move by itself: the person decides. */
export function isStuck({ delivery }: Pick<OutboxItem, 'delivery'>): boolean {
	return delivery.state === 'needsAction' || delivery.state === 'setAside';
}

/** Filled in by the app or by the account: they do not make a draft worth keeping. */
const givenFields = /^(requestId|opinionId|firmId|contactName|contactPhone|level|deadline|itemId)$/;

function hasTyped(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, part]) => !givenFields.test(key) && hasTyped(part));
}

/** A draft about an existing request names it in its value; how else it looks is its page's business. */
function requestNamedBy({ kind, value }: Draft): string | null {
	if (kind === 'request.create' || typeof value !== 'object' || value === null) return null;
	const { requestId } = value as { requestId?: unknown };
	return typeof requestId === 'string' ? requestId : null;
}
