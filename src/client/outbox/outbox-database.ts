import type { DBSchema, IDBPDatabase } from 'idb';
import type { Command, CommandResult } from '#domain/sync/wire';
import type { SendHold } from '#domain/sync/send-hold';
import type { Timelines } from '#domain/sync/timelines';
import { defineDatabase, type Database } from '#client/db/database';
import type { Sealer } from '#client/db/sealer';
import type { SealedShape } from '#client/db/sealed-transaction';

/**
 * A command on this device. There is no stored "sending": a crash while sending leaves it
 * `pending`, and its id makes sending it again harmless.
 */
export interface QueuedCommand extends Command {
	/** Order of the person's acts. Given by the database, because clocks lie. */
	seq: number;
	state: 'pending' | 'done' | 'human';
	/** Left the device at least once, so its content is fixed: the server refuses an id with two contents. */
	sent: boolean;
	attempts: number;
	/** Whole-batch server failures with this command alone in the batch. */
	failures: number;
	firstFailureAt: number | null;
	result: CommandResult | null;
	/** Why the device parked it by itself, without an answer. */
	parkedCode: string | null;
	/** The refused command it depends on. */
	parkedBy: string | null;
	localNumber: string | null;
	bytes: number;
	/** The person had it sent although it is more than a year old. */
	sentAnyway?: boolean;
	/** Server clock at the answer: receipts age by it and not by the device's clock. */
	settledAt: number | null;
	/** Hashes of the files it needs on the server before it may go; never on the wire. */
	needs?: string[];
	/** Firm the files belong to; left out for an account with one firm. */
	filesOf?: string;
	/** What the person saw when they began; stays here, to tell their changes from other people's. */
	base?: Record<string, unknown>;
	/**
	 * Came in a file from another phone: it goes to the server under that phone's name, which may
	 * have sent it before, so that the server knows it again.
	 */
	device?: string;
	/** In the queue of nobody: the account that has begun to take it over. */
	adoptedBy?: string;
}

export interface Draft {
	id: string;
	kind: string;
	value: unknown;
	/** Device clock, shown only. */
	savedAt: number;
	/** See `QueuedCommand.adoptedBy`. */
	adoptedBy?: string;
}

export interface OutboxMeta {
	/** Random name of this outbox towards the server; the server deduplicates per device and command id. */
	device: string;
	localNumber: number;
	timelines: Timelines;
	/** Server and device clock at the last answer (row SY16). */
	clocks: { server: number; device: number };
	/** Server clock at the end of the last complete round. */
	syncedAt: number;
	/** Files that nothing names, and since when by the device's clock. */
	orphans: Record<string, number>;
	/** Nothing in clear is left from versions before sealing. */
	sealed: 1;
	hold: SendHold | null;
	/** Oldest wire format the server takes. */
	minProto: number;
}

export interface OutboxSchema extends DBSchema {
	command: {
		key: number;
		value: QueuedCommand;
		indexes: { id: string; state: string; entity: string };
	};
	draft: { key: string; value: Draft };
	meta: { key: string; value: OutboxMeta[keyof OutboxMeta] };
	/** Chunks of attachments, key [sha256, chunk]; here because the version never changes. */
	blob: { key: [string, number]; value: ArrayBuffer };
	/** Space given back when the disk is full. */
	ballast: { key: number; value: ArrayBuffer };
}

export type Outbox = Database<OutboxSchema>;

/** What a person wrote, what the court answered, and files. The rest is the queue's own bookkeeping. */
const sealed: SealedShape<OutboxSchema> = {
	command: { fields: ['body', 'result', 'base'], placeOf: ({ id }) => [id] },
	draft: { fields: ['value'], placeOf: ({ id }) => [id] },
	blob: { bytes: true }
};

export interface OutboxOptions {
	/** Rejects while the account is locked. Without one nothing is sealed and sealed fields stay boxes. */
	sealer?(): Promise<Sealer>;
	makeRoom?(): Promise<boolean>;
}

/** Whoever has not signed in queues here; the account that signs in may take it over. */
export const GUEST = 'guest';

/**
 * Version 1 for ever: an upgrade could be blocked by another tab or lose the queue, so new fields
 * only ever appear inside values.
 */
export function openOutbox(account: string, { sealer, makeRoom }: OutboxOptions = {}): Outbox {
	const layOut = (db: IDBPDatabase<OutboxSchema>) => {
		const command = db.createObjectStore('command', { keyPath: 'seq', autoIncrement: true });
		command.createIndex('id', 'id', { unique: true });
		command.createIndex('state', 'state');
		command.createIndex('entity', 'entity');
		db.createObjectStore('draft', { keyPath: 'id' });
		db.createObjectStore('meta');
		db.createObjectStore('blob');
		db.createObjectStore('ballast');
	};
	return defineDatabase<OutboxSchema>(`outbox:${account}`, 1, layOut, {
		...(sealer ? { sealing: { shape: sealed, sealer } } : {}),
		...(makeRoom ? { makeRoom } : {})
	});
}
