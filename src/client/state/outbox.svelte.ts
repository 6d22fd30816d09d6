import * as v from 'valibot';
import type { Result } from '#domain/result';
import { dropBlob, hashesIn } from '#client/files/sweep-blobs';
import type { DeliverySource } from '#domain/sync/delivery';
import { heldBy, type SendHold } from '#domain/sync/send-hold';
import type { Timelines } from '#domain/sync/timelines';
import { PROTO } from '#domain/sync/wire';
import { adoptGuest, isFree } from '#client/outbox/adopt-guest';
import { findDraft, removeDraft, saveDraft } from '#client/outbox/drafts';
import { enqueueAll, type Enqueued } from '#client/outbox/enqueue';
import type { Draft, QueuedCommand } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { removeCommand } from '#client/outbox/remove-command';
import { retryCommand } from '#client/outbox/retry-command';
import { spaceOf } from './account-space.ts';
import { commandSchema } from './command-schema.ts';
import { itemOfCommand, itemOfDraft, type OutboxItem } from './outbox-item.ts';
import { signIn } from './sign-in.svelte.ts';
import { workbench } from './workbench.svelte.ts';

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
	/** Hashes of the files it needs on the server first, and the firm they belong to. */
	needs?: string[];
	filesOf?: string;
	/** What the person saw when they began, in the body's shape: tells their changes from others'. */
	base?: Record<string, unknown>;
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
	/** The server's history as this device knows it, for the overlay. */
	timelines = $state.raw<Timelines | null>(null);
	sendingIds = $state.raw<Set<string>>(new Set());
	ready = $state(false);
	/** Server time of the last complete round, ISO; null before the first. */
	syncedAt = $state<string | null>(null);
	/** Server clock minus device clock at the last answer, ms; null before the first. */
	clockOffsetMs = $state<number | null>(null);
	/** Why sending stands still, when it does. */
	pausedBy = $state<'signIn' | 'otherAccount' | 'updateNeeded' | null>(null);
	syncing = $state(false);
	/** The person's word is wanted before queued work goes on; null in ordinary times. */
	hold = $state.raw<SendHold | null>(null);
	/** The server no longer takes what this version sends, or has said that it soon will not. */
	isOutdated = $state(false);

	#readsBegun = 0;
	#shownRead = 0;

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
		const [queued] = await this.sendAll([args]);
		if (!queued) throw new Error('Nothing was queued.');
		const { commandId, localNumber } = queued;
		return localNumber === null ? { commandId } : { commandId, localNumber };
	}

	/** Several commands of one press: all of them are queued, or none. */
	async sendAll(all: SendArgs[]): Promise<Enqueued[]> {
		const { outbox } = await currentSpace();
		const bodies = await Promise.all(
			all.map(({ type, body }) => checkedBody(type, $state.snapshot(body)))
		);
		const queued = await enqueueAll(
			outbox,
			all.map(({ type, body: _, base, ...rest }, index) => ({
				...rest,
				id: crypto.randomUUID(),
				type,
				version: COMMAND_VERSION,
				body: bodies[index] ?? {},
				madeAt: Date.now(),
				numbered: numberedTypes.has(type),
				...(base === undefined ? {} : { base: $state.snapshot(base) })
			})),
			() => crypto.randomUUID()
		);
		await workbench.point('enqueued');
		// Asked at the first work worth keeping; a refusal changes nothing here.
		void navigator.storage?.persist?.();
		await this.reload();
		this.onQueued();
		return queued;
	}

	/** Discards an item that was never sent, a refused one, or a draft, with what only made sense with it. */
	async remove(
		commandId: string,
		agreed?: readonly string[]
	): Promise<Result<string[], 'not_found' | 'already_sent' | 'more_than_agreed'>> {
		const { outbox } = await currentSpace();
		if (this.drafts.some((draft) => draft.id === commandId)) {
			await this.removeDraft(commandId);
			return { ok: true, value: [commandId] };
		}
		const before = this.commands;
		const removed = await removeCommand(outbox, commandId, agreed);
		if (removed.ok) {
			const gone = before.filter(({ id }) => removed.value.includes(id));
			for (const sha256 of gone.flatMap(({ needs }) => needs ?? [])) await dropBlob(outbox, sha256);
		}
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
		await adoptGuest(spaceOf(null).outbox, space.outbox, space.account);
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
		const draft = await findDraft(outbox, id);
		await removeDraft(outbox, id);
		for (const sha256 of hashesIn(draft?.value)) await dropBlob(outbox, sha256);
		await this.#changed();
	}

	/** Reads everything again; called after every change, here or in another tab. */
	async reload(): Promise<void> {
		const turn = ++this.#readsBegun;
		const { account, outbox, mirror } = await currentSpace();
		const contents = await readOutbox(outbox);
		const guest = mirror === null ? null : await readOutbox(spaceOf(null).outbox);
		// Reads overlap: one that began earlier must not undo what a later one has shown.
		if (turn < this.#shownRead) return;
		this.#shownRead = turn;
		const signedIn = signIn.status === 'signedIn';
		this.timelines = contents.timelines;
		this.hold = contents.hold;
		this.isOutdated = (contents.minProto ?? PROTO) > PROTO || this.pausedBy === 'updateNeeded';
		this.commands = contents.commands.map((command) => this.#withHold(command));
		this.drafts = contents.drafts;
		this.#show();
		this.received = contents.commands
			.filter((command) => command.state === 'done')
			.map((command) => itemOfCommand(command, [], { sending: false, signedIn }))
			.reverse();
		const free = guest?.commands.filter((command) => isFree(command, account)) ?? [];
		this.guestItems = openItems(free, new Set(), false);
		this.syncedAt = contents.syncedAt === null ? null : new Date(contents.syncedAt).toISOString();
		const { clocks } = contents;
		this.clockOffsetMs = clocks === null ? null : clocks.server - clocks.device;
		this.ready = true;
	}

	/** What is on its way right now; never stored. */
	setSending(ids: string[]): void {
		this.sendingIds = new Set(ids);
		this.#show();
	}

	#show(): void {
		this.items = [
			...openItems(this.commands, this.sendingIds, signIn.status === 'signedIn'),
			...this.drafts.map(itemOfDraft)
		];
	}

	#withHold(command: QueuedCommand): QueuedCommand & Pick<DeliverySource, 'held'> {
		if (command.state !== 'pending') return command;
		const held = this.isOutdated ? 'update' : heldBy(this.hold, command.seq);
		return held ? { ...command, held } : command;
	}

	async #changed(): Promise<void> {
		await this.reload();
		this.onStored();
	}
}

export async function currentSpace() {
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
async function checkedBody(
	type: string,
	body: Record<string, unknown>
): Promise<Record<string, unknown>> {
	const schema = await commandSchema(type);
	if (!schema) throw new Error(`unknown command ${type}`);
	const filled = numberedTypes.has(type) ? { localNumber: 'L-0000', ...body } : body;
	return v.parse(schema, filled) as Record<string, unknown>;
}

export const outbox = new Outbox();
