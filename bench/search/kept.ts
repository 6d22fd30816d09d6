import { openDB } from 'idb';

/** Where the peers keep their index: one database, values by name. */
export async function openKept() {
	const db = await openDB('kept', 1, { upgrade: (fresh) => void fresh.createObjectStore('kept') });
	return {
		put: (name: string, value: unknown) => db.put('kept', value, name),
		get: (name: string): Promise<unknown> => db.get('kept', name),
		names: async () => (await db.getAllKeys('kept')).map(String)
	};
}
