import type { IDBPObjectStore, StoreNames } from 'idb';
import type { OutboxSchema } from './outbox-database.ts';

type MetaStore = IDBPObjectStore<
	OutboxSchema,
	ArrayLike<StoreNames<OutboxSchema>>,
	'meta',
	'readwrite'
>;

/** Under which this outbox speaks to the server; given at the first need, random, and kept for ever. */
export async function ensureDeviceName(meta: MetaStore, newId: () => string): Promise<string> {
	const known = (await meta.get('device')) as string | undefined;
	if (known !== undefined) return known;
	const device = newId();
	await meta.put(device, 'device');
	return device;
}
