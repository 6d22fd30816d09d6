import {
	openDB,
	type DBSchema,
	type IDBPDatabase,
	type IDBPTransaction,
	type StoreNames
} from 'idb';
import type { Sealer } from './sealer.ts';
import { sealedTransaction, type SealedShape } from './sealed-transaction.ts';

/** A full disk may give way piece by piece; then the person has to be told. */
const MOST_TRIES = 8;

type Names<S extends DBSchema> = ArrayLike<StoreNames<S>>;

/** A named database whose only door is one transaction at a time. */
export interface Database<S extends DBSchema> {
	readonly name: string;
	read<N extends Names<S>, T>(
		stores: N,
		work: (tx: IDBPTransaction<S, N, 'readonly'>) => Promise<T>
	): Promise<T>;
	/** All of `work` or nothing of it. `strict` waits for the disk; the browser's default may not. */
	write<N extends Names<S>, T>(
		stores: N,
		work: (tx: IDBPTransaction<S, N, 'readwrite'>) => Promise<T>,
		durability?: 'strict' | 'relaxed'
	): Promise<T>;
	close(): Promise<void>;
}

export interface DatabaseOptions<S extends DBSchema> {
	/** Seals what `shape` names. `sealer` rejects while the data is locked, and so does every access. */
	sealing?: { shape: SealedShape<S>; sealer(): Promise<Sealer> };
	/** Asked when the disk is full: answers true when it has freed something and a new try may help. */
	makeRoom?(): Promise<boolean>;
}

/**
 * Opens lazily and keeps one connection. Browsers drop connections of sleeping pages, so a
 * transaction that meets a dead one is run once more on a new connection; `work` may run twice,
 * its first run having been undone.
 */
export function defineDatabase<S extends DBSchema>(
	name: string,
	version: number,
	upgrade: (db: IDBPDatabase<S>) => void,
	{ sealing, makeRoom }: DatabaseOptions<S> = {}
): Database<S> {
	let connection: Promise<IDBPDatabase<S>> | null = null;

	function connect(): Promise<IDBPDatabase<S>> {
		const drop = () => {
			if (connection === opening) connection = null;
		};
		const opening: Promise<IDBPDatabase<S>> = openDB<S>(name, version, {
			upgrade,
			// Another tab deletes or replaces the database: never be the one that makes it wait.
			blocking: () => {
				drop();
				void opening.then((db) => db.close());
			},
			terminated: drop
		});
		connection = opening;
		// A failed opening must not be remembered; the caller gets the error from `opening` itself.
		opening.catch(drop);
		return opening;
	}

	async function once<N extends Names<S>, M extends IDBTransactionMode, T>(
		stores: N,
		mode: M,
		work: (tx: IDBPTransaction<S, N, M>) => Promise<T>,
		durability: 'strict' | 'relaxed'
	): Promise<T> {
		// Before the transaction begins: it would not wait for a key.
		const sealer = await sealing?.sealer();
		const db = await (connection ?? connect());
		const tx = db.transaction(stores, mode, { durability });
		// Without a listener an aborted transaction would also surface as an unhandled rejection.
		tx.done.catch(() => {});
		try {
			const value = await work(
				sealing && sealer ? sealedTransaction(tx, name, sealing.shape, sealer) : tx
			);
			await tx.done;
			return value;
		} catch (error) {
			abortQuietly(tx);
			throw error;
		}
	}

	async function run<N extends Names<S>, M extends IDBTransactionMode, T>(
		stores: N,
		mode: M,
		work: (tx: IDBPTransaction<S, N, M>) => Promise<T>,
		durability: 'strict' | 'relaxed'
	): Promise<T> {
		let isReopened = false;
		for (let tries = 1; ; tries++) {
			try {
				return await once(stores, mode, work, durability);
			} catch (error) {
				if (isFull(error) && tries < MOST_TRIES && (await makeRoom?.())) continue;
				if (!isLostConnection(error) || isReopened) throw error;
				isReopened = true;
				await close();
			}
		}
	}

	async function close(): Promise<void> {
		const closing = connection;
		connection = null;
		// A connection that never opened has nothing to close.
		(await closing?.catch(() => null))?.close();
	}

	return {
		name,
		read: (stores, work) => run(stores, 'readonly', work, 'relaxed'),
		write: (stores, work, durability = 'relaxed') => run(stores, 'readwrite', work, durability),
		close
	};
}

function isLostConnection(error: unknown): boolean {
	return ['InvalidStateError', 'UnknownError'].includes(nameOf(error));
}

function isFull(error: unknown): boolean {
	return nameOf(error) === 'QuotaExceededError';
}

function nameOf(error: unknown): string {
	return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function abortQuietly(tx: { abort(): void }): void {
	try {
		tx.abort();
	} catch {
		// Already finished or its connection is gone: nothing is left to undo.
	}
}
