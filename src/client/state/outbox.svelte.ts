import * as v from 'valibot';
import { commandBodies, isCommandType } from '#domain/sync/commands';
import type { Result } from '#domain/result';
import { adoptGuest } from '#client/outbox/adopt-guest';
import { findDraft, removeDraft, saveDraft } from '#client/outbox/drafts';
import { enqueue } from '#client/outbox/enqueue';
import type { Draft, QueuedCommand } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { removeCommand } from '#client/outbox/remove-command';
import { retryCommand } from '#client/outbox/retry-command';
import { spaceOf } from './account-space.ts';
import { itemOfCommand, itemOfDraft, type OutboxItem } from './outbox-item.ts';
import { signIn } from './sign-in.svelte.ts';

export type { Draft, OutboxItem };

export interface SendArgs {
	type: string;
	entity: string;
	/** Revision the person saw; null when the command makes the entity. */
	baseRev: number | null;
	body: Record<string, unknown>;
	/** Further commands it needs; those on the same and on named entities are found by themselves. */
	after?: string[];
	draftId?: string;
}

/** Commands whose maker gets a number of this device at once. */
const numberedTypes = new Set(['request.create']);
const COMMAND_VERSION = 1;

class Outbox {
	/** Open items, oldest first: queued ones, those that need the person, then drafts. */
	items = $state.raw<OutboxItem[]>([]);
	/** What the court has received, newest first, as long as receipts are kept. */
	received = $state.raw<OutboxItem[]>([]);
	/** Queued without an account, while an account is signed in. */
	guestItems = $state.raw<OutboxItem[]>([]);
	drafts = $state.raw<Draft[]>([]);
	/** Open commands and receipts as stored, for the overlay of records. */
	commands = $state.raw<QueuedCommand[]>([]);
	sendingIds = $state.raw<Set<string>>(new Set());
	ready = $state(false);
	/** Server time of the last complete round, ISO; null before the first. */
	syncedAt = $state<string | null>(null);
	/** Server clock minus device clock at the last answer, ms; null before the first. */
	clockOffsetMs = $state<number | null>(null);
	/** Why sending stands still, when it does. */
	pausedBy = $state<'signIn' | 'otherAccount' | 'updateNeeded' | null>(null);
	syncing = $state(false);

	pendingCount = $derived(this.items.filter((i) => i.delivery.state !== 'draft').length);

	/** Set by `startDevice`, which knows the sync and the other tabs. */
	onQueued: () => void = () => {};
	onStored: () => void = () => {};
	onRetry: () => Promise<void> = async () => {};

	/**
	 * Queues a command in one transaction with the end of its draft. Resolves when it is on the
	 * disk; rejects, with nothing changed, when it could not be stored.
	 */
	async send(args: SendArgs): Promise<{ commandId: string; localNumber?: string }> {
		const { outbox } = await currentSpace();
		const numbered = numberedTypes.has(args.type);
		const queued = await enqueue(
			outbox,
			{
				id: crypto.randomUUID(),
				type: args.type,
				version: COMMAND_VERSION,
				entity: args.entity,
				baseRev: args.baseRev,
				body: checkedBody(args.type, $state.snapshot(args.body)),
				madeAt: Date.now(),
				numbered,
				...(args.after === undefined ? {} : { after: args.after }),
				...(args.draftId === undefined ? {} : { draftId: args.draftId })
			},
			() => crypto.randomUUID()
		);
		// Asked at the first work worth keeping; a refusal changes nothing here.
		void navigator.storage?.persist?.();
		await this.reload();
		this.onQueued();
		const { commandId, localNumber } = queued;
		return localNumber === null ? { commandId } : { commandId, localNumber };
	}

	/** Discards an item that was never sent, a refused one, or a draft, with what only made sense with it. */
	async remove(commandId: string): Promise<Result<string[], 'not_found' | 'already_sent'>> {
		const { outbox } = await currentSpace();
		if (this.drafts.some((draft) => draft.id === commandId)) {
			await removeDraft(outbox, commandId);
			await this.#changed();
			return { ok: true, value: [commandId] };
		}
		const removed = await removeCommand(outbox, commandId);
		await this.#changed();
		return removed;
	}

	/** Sends a refused or parked item again as it is, under a new id where the old one has its answer. */
	async retry(commandId: string): Promise<void> {
		const { outbox } = await currentSpace();
		await retryCommand(outbox, commandId, () => crypto.randomUUID());
		await this.reload();
		this.onQueued();
	}

	/** Sends now, at most every two seconds. */
	async retryNow(): Promise<void> {
		await this.onRetry();
	}

	/** The person wants what was queued without an account to go out as this account. */
	async sendGuestItems(): Promise<void> {
		const space = await currentSpace();
		if (space.mirror === null) return;
		await adoptGuest(spaceOf(null).outbox, space.outbox);
		await this.reload();
		this.onQueued();
	}

	async saveDraft(id: string, kind: string, value: unknown): Promise<void> {
		const { outbox } = await currentSpace();
		const draft = { id, kind, value: $state.snapshot(value), savedAt: Date.now() };
		await saveDraft(outbox, draft);
		await this.#changed();
	}

	async readDraft(id: string): Promise<Draft | null> {
		const { outbox } = await currentSpace();
		return findDraft(outbox, id);
	}

	async removeDraft(id: string): Promise<void> {
		const { outbox } = await currentSpace();
		await removeDraft(outbox, id);
		await this.#changed();
	}

	/** Reads everything again; called after every change, here or in another tab. */
	async reload(): Promise<void> {
		const { outbox, mirror } = await currentSpace();
		const contents = await readOutbox(outbox);
		const guest = mirror === null ? null : await readOutbox(spaceOf(null).outbox);
		const signedIn = mirror !== null && signIn.status === 'signedIn';
		this.commands = contents.commands;
		this.drafts = contents.drafts;
		this.items = [
			...openItems(contents.commands, this.sendingIds, signedIn),
			...contents.drafts.map(itemOfDraft)
		];
		this.received = contents.commands
			.filter((command) => command.state === 'done')
			.map((command) => itemOfCommand(command, [], { sending: false, signedIn }))
			.reverse();
		this.guestItems = guest ? openItems(guest.commands, new Set(), false) : [];
		this.syncedAt = contents.syncedAt === null ? null : new Date(contents.syncedAt).toISOString();
		const { clocks } = contents;
		this.clockOffsetMs = clocks === null ? null : clocks.server - clocks.device;
		this.ready = true;
	}

	/** What is on its way right now; never stored. */
	setSending(ids: string[]): void {
		this.sendingIds = new Set(ids);
		const signedIn = signIn.status === 'signedIn';
		this.items = [
			...openItems(this.commands, this.sendingIds, signedIn),
			...this.drafts.map(itemOfDraft)
		];
	}

	async #changed(): Promise<void> {
		await this.reload();
		this.onStored();
	}
}

async function currentSpace() {
	await signIn.restore();
	return spaceOf(signIn.account?.accountId ?? null);
}

function openItems(
	commands: QueuedCommand[],
	sendingIds: Set<string>,
	signedIn: boolean
): OutboxItem[] {
	const open = commands.filter((command) => command.state !== 'done');
	return open.map((command) =>
		itemOfCommand(command, open, { sending: sendingIds.has(command.id), signedIn })
	);
}

/** The same schema as on the server; a body that fails here is a fault of the page, not of the person. */
function checkedBody(type: string, body: Record<string, unknown>): Record<string, unknown> {
	if (!isCommandType(type)) throw new Error(`unknown command ${type}`);
	const filled = numberedTypes.has(type) ? { localNumber: 'L-0000', ...body } : body;
	return v.parse(commandBodies[type], filled) as Record<string, unknown>;
}

export const outbox = new Outbox();
