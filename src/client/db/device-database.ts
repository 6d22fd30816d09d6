import type { DBSchema } from 'idb';
import { defineDatabase } from './database.ts';

interface DeviceSchema extends DBSchema {
	note: { key: string; value: unknown };
}

/** Small facts about this device that belong to no account's queue: who used it last. */
const device = defineDatabase<DeviceSchema>('device', 1, (db) => {
	db.createObjectStore('note');
});

export async function readNote<T>(key: string): Promise<T | null> {
	const note = await device.read(['note'], (tx) => tx.objectStore('note').get(key));
	return (note as T | undefined) ?? null;
}

export async function writeNote(key: string, value: unknown): Promise<void> {
	await device.write(['note'], (tx) => tx.objectStore('note').put(value, key), 'strict');
}

/** Writes only what is not there yet, and answers what is there afterwards: two tabs may start at once. */
export async function claimNote<T>(key: string, value: T): Promise<T> {
	return device.write(
		['note'],
		async (tx) => {
			const store = tx.objectStore('note');
			const known = (await store.get(key)) as T | undefined;
			if (known !== undefined) return known;
			await store.put(value, key);
			return value;
		},
		'strict'
	);
}

/** Changes a note in one transaction; null from `change` leaves it as it is. Answers what is there afterwards. */
export async function changeNote<T>(
	key: string,
	change: (note: T | null) => T | null
): Promise<T | null> {
	return device.write(
		['note'],
		async (tx) => {
			const store = tx.objectStore('note');
			const before = ((await store.get(key)) as T | undefined) ?? null;
			const after = change(before);
			if (after === null) return before;
			await store.put(after, key);
			return after;
		},
		'strict'
	);
}

export async function noteKeys(prefix: string): Promise<string[]> {
	const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
	return device.read(['note'], (tx) => tx.objectStore('note').getAllKeys(range));
}

export async function removeNote(key: string): Promise<void> {
	await device.write(['note'], (tx) => tx.objectStore('note').delete(key), 'strict');
}
