import type { IDBPTransaction } from 'idb';
import { isSetAside, SET_ASIDE } from '#domain/sync/delivery';
import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { formatLocalNumber } from './local-number.ts';
import type { Outbox, OutboxSchema, QueuedCommand } from './outbox-database.ts';
import { reviveDependents, type Stored } from './revive-dependents.ts';

export interface Intent {
	/** Command id: one per intent, random. The same id twice is the same intent. */
	id: string;
	type: string;
	version: number;
	entity: string;
	baseRev: number | null;
	body: Record<string, unknown>;
	madeAt: number;
	/** Further commands this one needs; those on the same entity and on named entities are found by themselves. */
	after?: string[];
	draftId?: string;
	/** Hashes of the files it needs on the server before it may go, and the firm they belong to. */
	needs?: string[];
	filesOf?: string;
	/** What the person saw when they began, in the body's shape. */
	base?: Record<string, unknown>;
	/** Gives the command a number of this device, such as `L-0007`, also as `body.localNumber`. */
	numbered?: boolean;
}

export interface Enqueued {
	commandId: string;
	localNumber: string | null;
}

type Tx = IDBPTransaction<OutboxSchema, ['command', 'draft', 'meta'], 'readwrite'>;

/**
 * Turns a draft into a command in one transaction, so a crash between the two can neither lose
 * the work nor send it twice. A command that never left the device is replaced by a newer one of
 * the same kind; one that did stays as it is and the new one follows it.
 */
export async function enqueue(
	outbox: Outbox,
	intent: Intent,
	newId: () => string,
	mechanisms: Pick<Mechanisms, 'freezeSent'> = allMechanisms
): Promise<Enqueued> {
	const [first] = await enqueueAll(outbox, [intent], newId, mechanisms);
	if (!first) throw new Error('Nothing was queued.');
	return first;
}

/** Several intents of one press, such as a request and its files: all of them are on the disk, or none. */
export function enqueueAll(
	outbox: Outbox,
	intents: Intent[],
	newId: () => string,
	mechanisms: Pick<Mechanisms, 'freezeSent'> = allMechanisms
): Promise<Enqueued[]> {
	// Through JSON, because that is what will be sent: what cannot travel must not be stored.
	const bodies = intents.map(({ body }) => throughJson(body));
	return outbox.write(
		['command', 'draft', 'meta'],
		async (tx) => {
			const queued: Enqueued[] = [];
			for (const [index, intent] of intents.entries()) {
				queued.push(await enqueueIn(tx, intent, bodies[index] ?? {}, newId, mechanisms));
			}
			return queued;
		},
		'strict'
	);
}

async function enqueueIn(
	tx: Tx,
	intent: Intent,
	body: Record<string, unknown>,
	newId: () => string,
	{ freezeSent }: Pick<Mechanisms, 'freezeSent'>
): Promise<Enqueued> {
	const commands = tx.objectStore('command');
	const twin = await commands.index('id').get(intent.id);
	if (twin) return { commandId: twin.id, localNumber: twin.localNumber };

	if (intent.draftId !== undefined) await tx.objectStore('draft').delete(intent.draftId);
	const onEntity = bySeq(await commands.index('entity').getAll(intent.entity));
	const previous = onEntity.findLast((c) => c.state !== 'human' || mayHaveArrived(c));
	const files = {
		...(intent.needs === undefined ? {} : { needs: intent.needs }),
		...(intent.filesOf === undefined ? {} : { filesOf: intent.filesOf })
	};

	const isFrozen = freezeSent && previous?.sent;
	if (previous?.state === 'pending' && !isFrozen && previous.type === intent.type) {
		const numberedBody = withNumber(body, previous.localNumber);
		const bytes = sizeOf(numberedBody);
		await commands.put({ ...previous, body: numberedBody, bytes, ...files });
		return { commandId: previous.id, localNumber: previous.localNumber };
	}

	const refused = onEntity.filter(
		(c) => c.state === 'human' && c.type === intent.type && !mayHaveArrived(c)
	);
	const localNumber = await numberFor(tx, intent, refused);
	const numberedBody = withNumber(body, localNumber);
	const needs = await commandsNeeded(tx, intent, previous, refused);
	const blocker = needs.find((c) => c.state === 'human');
	for (const old of refused) await commands.delete(old.seq);
	await commands.add(
		withoutSeq({
			id: intent.id,
			type: intent.type,
			version: intent.version,
			entity: intent.entity,
			// The revision our own queued command will make is not known yet; `after` guards the order.
			baseRev: previous && previous.state !== 'done' ? null : revSeen(onEntity, intent.baseRev),
			after: [...new Set([...needs.map((c) => c.id), ...(intent.after ?? [])])],
			madeAt: intent.madeAt,
			body: numberedBody,
			state: blocker ? 'human' : 'pending',
			sent: false,
			attempts: 0,
			failures: 0,
			firstFailureAt: null,
			result: null,
			parkedCode: blocker ? codeBehind(blocker) : null,
			parkedBy: blocker?.id ?? null,
			localNumber,
			bytes: sizeOf(numberedBody),
			settledAt: null,
			...(intent.base === undefined ? {} : { base: throughJson(intent.base) }),
			...files
		})
	);
	const taken = new Map(refused.map((old) => [old.id, intent.id]));
	await reviveDependents(commands, taken, newId);
	return { commandId: intent.id, localNumber };
}

/**
 * The revision the person saw: the row's, and what their own acknowledged commands have made of it since,
 * which the page shows before the row comes down. Whoever else was at it in between leaves a gap.
 */
function revSeen(onEntity: readonly Stored[], rowRev: number | null): number | null {
	return onEntity.reduce((rev, { state, result }) => {
		const isNext =
			state === 'done' && result?.status === 'applied' && result.rev === (rev ?? 0) + 1;
		return rev !== null && isNext ? rev + 1 : rev;
	}, rowRev);
}

/**
 * The command before this one on the same entity, the last one on every entity the body names,
 * and, where an entity's maker was refused, that maker: nothing can be done to what does not exist.
 */
async function commandsNeeded(
	tx: Tx,
	intent: Intent,
	previous: Stored | undefined,
	replaced: Stored[]
): Promise<Stored[]> {
	const commands = tx.objectStore('command');
	const needs = previous ? [previous] : [];
	for (const id of intent.after ?? []) {
		const named = await commands.index('id').get(id);
		if (named) needs.push(named);
	}
	for (const entity of new Set([intent.entity, ...uuidsIn(intent.body)])) {
		const there = bySeq(await commands.index('entity').getAll(entity));
		const last = there.findLast((c) => c.state !== 'human');
		if (last) needs.push(last);
		const isMade = there.some((c) => c.state !== 'human');
		const maker = there.find((c) => c.state === 'human' && c.baseRev === null);
		const isReplaced = replaced.some((old) => old.id === maker?.id);
		const isKnownToServer = entity === intent.entity && intent.baseRev !== null;
		if (maker && !isMade && !isReplaced && !isKnownToServer) needs.push(maker);
	}
	return needs;
}

/** A resent request keeps the number the person has already written down. */
async function numberFor(tx: Tx, intent: Intent, refused: Stored[]): Promise<string | null> {
	if (!intent.numbered) return null;
	const kept = refused.find((old) => old.localNumber !== null)?.localNumber;
	if (kept) return kept;
	const meta = tx.objectStore('meta');
	const next = (((await meta.get('localNumber')) as number | undefined) ?? 0) + 1;
	await meta.put(next, 'localNumber');
	return formatLocalNumber(next);
}

/** Put aside after it had left: only its answer can say, so nothing takes its place; it is followed. */
function mayHaveArrived(command: QueuedCommand): boolean {
	return isSetAside(command) && command.sent;
}

/** What waits behind an item the person set aside is set aside too; it has failed at nothing. */
export function codeBehind(cause: Pick<QueuedCommand, 'parkedCode'>): string {
	return cause.parkedCode === SET_ASIDE ? SET_ASIDE : 'dependency_failed';
}

export function sizeOf(body: unknown): number {
	return new TextEncoder().encode(JSON.stringify(body)).byteLength;
}

/** The database gives the key; a present `seq: undefined` would be refused as one. */
export function withoutSeq(command: Omit<QueuedCommand, 'seq'>): QueuedCommand {
	return command as QueuedCommand;
}

function throughJson(body: Record<string, unknown>): Record<string, unknown> {
	return JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
}

function withNumber(
	body: Record<string, unknown>,
	localNumber: string | null
): Record<string, unknown> {
	return localNumber === null ? body : { ...body, localNumber };
}

function bySeq(commands: Stored[]): Stored[] {
	return commands.sort((a, b) => a.seq - b.seq);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function uuidsIn(value: unknown): string[] {
	if (typeof value === 'string') return uuid.test(value) ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(uuidsIn);
}
