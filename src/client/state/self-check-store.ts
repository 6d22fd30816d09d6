import { deleteDB, type DBSchema, type IDBPDatabase } from 'idb';
import { defineDatabase } from '#client/db/database';
import type { SealedShape } from '#client/db/sealed-transaction';
import { GUEST } from '#client/outbox/outbox-database';
import type { Answers, CheckMode } from '#domain/health-check/answers';
import type { Profile } from '#domain/health-check/profile';
import type { SharedFinding } from '#domain/health-check/request';
import type { Result } from '#domain/health-check/result';
import { vault } from './vault.svelte.ts';

/** The one check that is being answered, or was answered last. */
export interface Check {
	id: string;
	mode: CheckMode;
	/** Version and content of the questionnaire the answers were last given to. */
	questionnaireVersion: string;
	contentHash: string;
	profile: Profile;
	answers: Answers;
	/** Where the person is: a profile question, an item, or null before the first tap. */
	position: string | null;
	startedAt: string;
	updatedAt: string;
	/** The result made of it; null while questions are open. */
	resultId: string | null;
}

/** Kept as computed on its day: a new questionnaire never re-scores an old result. */
export interface StoredResult {
	id: string;
	finishedAt: string;
	result: Result;
}

/** What the firm ticked on one result, and nothing else of it. */
export interface SharedSelection {
	resultId: string;
	findings: SharedFinding[];
	questionnaireVersion: string;
	answersHash: string;
	savedAt: string;
}

interface SelfCheckSchema extends DBSchema {
	check: { key: 'current'; value: Check };
	result: { key: string; value: StoredResult; indexes: { finishedAt: string } };
	shared: { key: string; value: SharedSelection };
}

const NAME = 'self-check';

/** What the firm answered and what came of it; made before anybody signs in, so the device's own key seals it. */
const sealed: SealedShape<SelfCheckSchema> = {
	check: { fields: ['profile', 'answers'], placeOf: () => ['current'] },
	result: { fields: ['result'], placeOf: ({ id }) => [id] },
	shared: { fields: ['findings'], placeOf: ({ resultId }) => [resultId] }
};

function layOut(db: IDBPDatabase<SelfCheckSchema>): void {
	db.createObjectStore('check');
	db.createObjectStore('result', { keyPath: 'id' }).createIndex('finishedAt', 'finishedAt');
	db.createObjectStore('shared', { keyPath: 'resultId' });
}

/** Answers live in their own database: nothing here is ever in the outbox or sent by itself. */
const database = defineDatabase<SelfCheckSchema>(NAME, 1, layOut, {
	sealing: { shape: sealed, sealer: () => vault.sealerOf(GUEST) }
});

export const close = () => database.close();

/** Reads, changes and writes in one transaction, so two tabs cannot lose each other's taps. */
export function updateCheck(change: (stored: Check | undefined) => Check): Promise<Check> {
	return database.write(
		['check'],
		async (tx) => {
			const store = tx.objectStore('check');
			const next = change(await store.get('current'));
			await store.put(next, 'current');
			return next;
		},
		// The default durability may report success before the bytes reach the disk, and batteries die.
		'strict'
	);
}

export async function readCheck(): Promise<Check | null> {
	const check = await database.read(['check'], (tx) => tx.objectStore('check').get('current'));
	return check ?? null;
}

/** The result and the check that now points at it, together or not at all. */
export async function saveResult(stored: StoredResult, check: Check): Promise<void> {
	await database.write(
		['check', 'result'],
		async (tx) => {
			await tx.objectStore('result').put(stored);
			await tx.objectStore('check').put(check, 'current');
		},
		'strict'
	);
}

/** Newest first. */
export async function readResults(): Promise<StoredResult[]> {
	const oldestFirst = await database.read(['result'], (tx) =>
		tx.objectStore('result').index('finishedAt').getAll()
	);
	return oldestFirst.reverse();
}

export async function saveShared(selection: SharedSelection): Promise<void> {
	await database.write(['shared'], (tx) => tx.objectStore('shared').put(selection), 'strict');
}

/** For the request form: the ticked findings of one result. Null when nothing was ticked. */
export async function readShared(resultId: string): Promise<SharedSelection | null> {
	const selection = await database.read(['shared'], (tx) => tx.objectStore('shared').get(resultId));
	return selection ?? null;
}

/** Answers, results and selections. A request already made is a copy elsewhere and stays. */
export async function deleteEverything(): Promise<void> {
	await database.write(
		['check', 'result', 'shared'],
		async (tx) => {
			await tx.objectStore('check').clear();
			await tx.objectStore('result').clear();
			await tx.objectStore('shared').clear();
		},
		'strict'
	);
}

/** The database itself goes, for a person who leaves this device. */
export async function destroy(): Promise<void> {
	await database.close();
	await deleteDB(NAME);
}
