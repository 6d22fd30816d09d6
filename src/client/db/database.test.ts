import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import type { DBSchema } from 'idb';
import { expect, test } from 'vitest';
import { defineDatabase } from './database.ts';

interface Notes extends DBSchema {
	note: { key: string; value: string };
}

const open = (name = randomUUID()) =>
	defineDatabase<Notes>(name, 1, (db) => void db.createObjectStore('note'));

test('a connection that died is opened once more and the work is done', async () => {
	const notes = open();
	let runs = 0;
	await notes.write(['note'], async (tx) => {
		runs += 1;
		await tx.objectStore('note').put('one', 'a');
		// What a page back from sleep meets.
		if (runs === 1) throw new DOMException('gone', 'InvalidStateError');
	});
	expect(runs).toBe(2);
	expect(await notes.read(['note'], (tx) => tx.objectStore('note').get('a'))).toBe('one');
});

test('a connection that stays dead is reported after the second try', async () => {
	const notes = open();
	let runs = 0;
	const work = async () => {
		runs += 1;
		throw new DOMException('gone', 'UnknownError');
	};
	await expect(notes.write(['note'], work)).rejects.toThrow('gone');
	expect(runs).toBe(2);
});

test('a failure of the work undoes all of it and is not tried again', async () => {
	const notes = open();
	let runs = 0;
	const failing = notes.write(['note'], async (tx) => {
		runs += 1;
		await tx.objectStore('note').put('one', 'a');
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(runs).toBe(1);
	expect(await notes.read(['note'], (tx) => tx.objectStore('note').count())).toBe(0);
});

test('another tab may delete the database: this one lets go instead of blocking it', async () => {
	const name = randomUUID();
	const notes = open(name);
	await notes.write(['note'], (tx) => tx.objectStore('note').put('one', 'a'));
	await new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = resolve;
		request.onerror = reject;
	});
	expect(await notes.read(['note'], (tx) => tx.objectStore('note').count())).toBe(0);
});
