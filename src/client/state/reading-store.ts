import { deleteDB, type DBSchema, type IDBPDatabase } from 'idb';
import { defineDatabase } from '#client/db/database';
import type { SealedShape } from '#client/db/sealed-transaction';
import type { Mark } from '#domain/notice/mark';
import { vault } from './vault.svelte.ts';

/** Where the person stopped reading one notice. */
export interface ReadingPlace {
	blockId: string;
	/** Device clock. */
	at: number;
}

interface ReadingSchema extends DBSchema {
	/** Which notice was marked says as much as the note, so all of a mark is sealed. */
	mark: { key: string; value: { id: string; mark: Mark } };
	place: { key: string; value: { id: 'all'; places: Record<string, ReadingPlace> } };
}

const NAME = 'reading';
const mostPlaces = 100;

/** Marks need no account, so the device's own key seals them, as it seals the self-check (decision 0007). */
const sealed: SealedShape<ReadingSchema> = {
	mark: { fields: ['mark'], placeOf: ({ id }) => [id] },
	place: { fields: ['places'], placeOf: () => ['all'] }
};

function layOut(db: IDBPDatabase<ReadingSchema>): void {
	db.createObjectStore('mark', { keyPath: 'id' });
	db.createObjectStore('place', { keyPath: 'id' });
}

const database = defineDatabase<ReadingSchema>(NAME, 1, layOut, {
	sealing: { shape: sealed, sealer: () => vault.sealerOf('guest') }
});

export const close = () => database.close();

/** Newest first. */
export async function readMarks(): Promise<Mark[]> {
	const rows = await database.read(['mark'], (tx) => tx.objectStore('mark').getAll());
	return rows
		.map(({ mark }) => mark)
		.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
}

/** All of them or none. Strict: a note is written once, and batteries die. */
export async function saveMarks(marks: readonly Mark[]): Promise<void> {
	await database.write(
		['mark'],
		async (tx) => {
			const store = tx.objectStore('mark');
			for (const mark of marks) await store.put({ id: mark.id, mark });
		},
		'strict'
	);
}

export async function removeMark(id: string): Promise<void> {
	await database.write(['mark'], (tx) => tx.objectStore('mark').delete(id), 'strict');
}

export async function readPlace(number: number): Promise<ReadingPlace | null> {
	const row = await database.read(['place'], (tx) => tx.objectStore('place').get('all'));
	return row?.places[number] ?? null;
}

/** Null forgets it: the text was read to its end, or from its beginning. */
export async function savePlace(number: number, place: ReadingPlace | null): Promise<void> {
	await database.write(['place'], async (tx) => {
		const store = tx.objectStore('place');
		const { [number]: _old, ...others } = (await store.get('all'))?.places ?? {};
		const all = Object.entries<ReadingPlace>({ ...others, ...(place ? { [number]: place } : {}) });
		const latest = all.sort(([, a], [, b]) => b.at - a.at).slice(0, mostPlaces);
		await store.put({ id: 'all', places: Object.fromEntries(latest) });
	});
}

/** The database itself goes, for a person who leaves this device. */
export async function destroy(): Promise<void> {
	await database.close();
	await deleteDB(NAME);
}
