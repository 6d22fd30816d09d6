import type { Delivery } from '#domain/sync/delivery';

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
	/** The record it belongs to: a request, also for opinions. */
	requestId: string | null;
	/** For `invalid`: what to mend. */
	issues: Array<{ field: string; reason: string }>;
	conflict: { yours: unknown; current: unknown; choices: unknown[] } | null;
}

export interface SendArgs {
	type: string;
	entity: string;
	baseRev: number | null;
	body: Record<string, unknown>;
	after?: string[];
	draftId?: string;
}

export interface Draft {
	id: string;
	kind: string;
	value: unknown;
	savedAt: number;
}

class Outbox {
	items = $state.raw<OutboxItem[]>([]);
	guestItems = $state.raw<OutboxItem[]>([]);
	drafts = $state.raw<Draft[]>([]);
	ready = $state(false);
	pendingCount = $derived(this.items.filter((i) => i.delivery.state !== 'draft').length);

	/** Queues a command in one transaction with the end of its draft. Resolves when it is on the disk. */
	async send(args: SendArgs): Promise<{ commandId: string; localNumber?: string }> {
		void args;
		throw new Error('outbox is not wired yet');
	}

	/** Discards an item that was never sent, or a refused one, and what only made sense with it. */
	async remove(commandId: string): Promise<void> {
		void commandId;
	}

	/** Sends now, at most every two seconds. */
	async retryNow(): Promise<void> {}

	async saveDraft(id: string, kind: string, value: unknown): Promise<void> {
		void [id, kind, value];
	}

	async readDraft(id: string): Promise<Draft | null> {
		return this.drafts.find((d) => d.id === id) ?? null;
	}
}

export const outbox = new Outbox();
