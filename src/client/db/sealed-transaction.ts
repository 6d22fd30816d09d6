import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import type { Box, Sealer } from './sealer.ts';

/**
 * What of a store is sealed. `fields`: those of its objects; the rest stays readable, because keys,
 * indexes and the queue's own bookkeeping must work while nobody has unlocked. `bytes`: values that
 * are an ArrayBuffer as a whole. `placeOf` names the record, so that a box fits nowhere else.
 */
export type SealedStore =
	| { fields: readonly string[]; placeOf(record: Record<string, unknown>): readonly unknown[] }
	| { bytes: true };

export type SealedShape<S extends DBSchema> = {
	readonly [N in StoreNames<S> & string]?: SealedStore;
};

type Key = IDBValidKey;
type Query = Key | IDBKeyRange;

interface RawReader {
	get(key: Query): Promise<unknown>;
	getAll(query?: Query | null, count?: number): Promise<unknown[]>;
	getKey(key: Query): Promise<Key | undefined>;
	getAllKeys(query?: Query | null, count?: number): Promise<Key[]>;
	count(query?: Query | null): Promise<number>;
}

interface RawStore extends RawReader {
	put(value: unknown, key?: Key): Promise<Key>;
	add(value: unknown, key?: Key): Promise<Key>;
	delete(key: Query): Promise<void>;
	clear(): Promise<void>;
	index(name: string): RawReader;
}

/**
 * The same transaction with sealed stores opened on reading and sealed on writing. Cursors are left
 * out: whatever needs one does not need a sealed store.
 */
export function sealedTransaction<
	S extends DBSchema,
	N extends ArrayLike<StoreNames<S>>,
	M extends IDBTransactionMode
>(
	tx: IDBPTransaction<S, N, M>,
	database: string,
	shape: SealedShape<S>,
	sealer: Sealer
): IDBPTransaction<S, N, M> {
	const objectStore = (name: StoreNames<S>) => {
		const raw = tx.objectStore(name as N[number]);
		const sealed = shape[name as StoreNames<S> & string];
		if (!sealed) return raw;
		return sealedStore(raw as unknown as RawStore, `${database}/${String(name)}`, sealed, sealer);
	};
	// Code above sees idb's own types; it gets the part of them that works through sealing.
	return { objectStore } as unknown as IDBPTransaction<S, N, M>;
}

function sealedStore(raw: RawStore, at: string, sealed: SealedStore, sealer: Sealer): RawStore {
	if ('bytes' in sealed) {
		const place = (key: unknown) => JSON.stringify([at, key]);
		return {
			...readerOf(raw, (value) => value),
			get: async (key) => {
				const box = await raw.get(key);
				return box instanceof ArrayBuffer ? sealer.openBytes(box, place(key)) : undefined;
			},
			getAll: async (query, count) => {
				// Keys and values of one range come in the same order.
				const [keys, values] = await Promise.all([
					raw.getAllKeys(query, count),
					raw.getAll(query, count)
				]);
				return values.map((box, index) => sealer.openBytes(box as ArrayBuffer, place(keys[index])));
			},
			put: (value, key) => raw.put(sealer.sealBytes(value as ArrayBuffer, place(key)), key),
			add: (value, key) => raw.add(sealer.sealBytes(value as ArrayBuffer, place(key)), key),
			delete: (key) => raw.delete(key),
			clear: () => raw.clear(),
			index: (name) => raw.index(name)
		};
	}
	const open = (value: unknown) => openFields(value, at, sealed, sealer);
	const seal = (value: unknown) => sealFields(value, at, sealed, sealer);
	return {
		...readerOf(raw, open),
		put: (value, key) => raw.put(seal(value), key),
		add: (value, key) => raw.add(seal(value), key),
		delete: (key) => raw.delete(key),
		clear: () => raw.clear(),
		index: (name) => readerOf(raw.index(name), open)
	};
}

function readerOf(raw: RawReader, open: (value: unknown) => unknown): RawReader {
	return {
		get: async (key) => open(await raw.get(key)),
		getAll: async (query, count) => (await raw.getAll(query, count)).map(open),
		getKey: (key) => raw.getKey(key),
		getAllKeys: (query, count) => raw.getAllKeys(query, count),
		count: (query) => raw.count(query ?? undefined)
	};
}

type FieldSealing = Extract<SealedStore, { fields: readonly string[] }>;

function sealFields(value: unknown, at: string, sealed: FieldSealing, sealer: Sealer): unknown {
	const record = { ...(value as Record<string, unknown>) };
	const place = placeFor(record, at, sealed);
	for (const field of sealed.fields) {
		const content = record[field];
		// Nothing to hide in nothing.
		if (content !== null && content !== undefined) {
			record[field] = sealer.seal(content, place(field));
		}
	}
	return record;
}

function openFields(value: unknown, at: string, sealed: FieldSealing, sealer: Sealer): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const record = { ...(value as Record<string, unknown>) };
	const place = placeFor(record, at, sealed);
	for (const field of sealed.fields) {
		const content = record[field];
		// What an earlier version wrote in clear is read as it is and sealed when next written.
		if (content instanceof Uint8Array) record[field] = sealer.open(content as Box, place(field));
	}
	return record;
}

function placeFor(record: Record<string, unknown>, at: string, sealed: FieldSealing) {
	const name = sealed.placeOf(record);
	return (field: string) => JSON.stringify([at, ...name, field]);
}
