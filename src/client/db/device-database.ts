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

export async function removeNote(key: string): Promise<void> {
	await device.write(['note'], (tx) => tx.objectStore('note').delete(key), 'strict');
}
