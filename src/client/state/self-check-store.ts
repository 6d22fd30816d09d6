import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Answers, CheckMode } from '#domain/health-check/answers';
import type { Profile } from '#domain/health-check/profile';
import type { SharedFinding } from '#domain/health-check/request';
import type { Result } from '#domain/health-check/result';

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

let opened: Promise<IDBPDatabase<SelfCheckSchema>> | undefined;

/** Answers live in their own database: nothing here is ever in the outbox or sent by itself. */
function open(): Promise<IDBPDatabase<SelfCheckSchema>> {
	opened ??= openDB<SelfCheckSchema>('self-check', 1, {
		upgrade(db) {
			db.createObjectStore('check');
			db.createObjectStore('result', { keyPath: 'id' }).createIndex('finishedAt', 'finishedAt');
			db.createObjectStore('shared', { keyPath: 'resultId' });
		},
		// Another tab wants to delete or upgrade: a held connection would block it.
		blocking: () => void close(),
		terminated: () => (opened = undefined)
	}).catch((error: unknown) => {
		// The next try may work, for example once the person has freed space.
		opened = undefined;
		throw error;
	});
	return opened;
}

export async function close(): Promise<void> {
	const closing = opened;
	opened = undefined;
	(await closing)?.close();
}

// The default durability may report success before the bytes reach the disk, and batteries die.
const strict = { durability: 'strict' } as const;

/** Reads, changes and writes in one transaction, so two tabs cannot lose each other's taps. */
export async function updateCheck(change: (stored: Check | undefined) => Check): Promise<Check> {
	const tx = (await open()).transaction('check', 'readwrite', strict);
	const next = change(await tx.store.get('current'));
	await tx.store.put(next, 'current');
	await tx.done;
	return next;
}

export async function readCheck(): Promise<Check | null> {
	return (await (await open()).get('check', 'current')) ?? null;
}

/** The result and the check that now points at it, together or not at all. */
export async function saveResult(stored: StoredResult, check: Check): Promise<void> {
	const tx = (await open()).transaction(['check', 'result'], 'readwrite', strict);
	await Promise.all([
		tx.objectStore('result').put(stored),
		tx.objectStore('check').put(check, 'current'),
		tx.done
	]);
}

/** Newest first. */
export async function readResults(): Promise<StoredResult[]> {
	const oldestFirst = await (await open()).getAllFromIndex('result', 'finishedAt');
	return oldestFirst.reverse();
}

export async function saveShared(selection: SharedSelection): Promise<void> {
	const tx = (await open()).transaction('shared', 'readwrite', strict);
	await Promise.all([tx.store.put(selection), tx.done]);
}

/** For the request form: the ticked findings of one result. Null when nothing was ticked. */
export async function readShared(resultId: string): Promise<SharedSelection | null> {
	return (await (await open()).get('shared', resultId)) ?? null;
}

/** Answers, results and selections. A request already made is a copy elsewhere and stays. */
export async function deleteEverything(): Promise<void> {
	const tx = (await open()).transaction(['check', 'result', 'shared'], 'readwrite', strict);
	await Promise.all([
		tx.objectStore('check').clear(),
		tx.objectStore('result').clear(),
		tx.objectStore('shared').clear(),
		tx.done
	]);
}
