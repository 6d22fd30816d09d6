// A PouchDB server as https://github.com/pouchdb/pouchdb-server describes it, in a process of its own:
// one database for each person (couch_peruser), a validation function, and a worker on the changes
// feed that decides about bookings, because a validation function sees one document only.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { effectsOf, type Thing } from './thing.ts';
import { PLACES_PER_SLOT } from '../reliability/writes.ts';

const load = createRequire(import.meta.url);
const PouchDB = load('pouchdb');
const express = load('express');
const serve = load('express-pouchdb');

type Doc = Thing & { _id: string; _rev: string };

const folder = process.argv[2] ?? '';
const Stored = PouchDB.defaults({ prefix: join(folder, '/') });
const accounts = ['alice', 'bob'];

const validate = `function (doc) {
	if (doc.note && doc.note.charAt(0) === '!') throw { forbidden: 'content' };
	if (doc.note && doc.note.charAt(0) === '?') throw new Error('this content crashes the handler');
}`;

const taken = new Map<string, number>();
let deciding = Promise.resolve();

function count({ slot, status }: Thing): void {
	if (slot && status === 'stored') taken.set(slot, (taken.get(slot) ?? 0) + 1);
}

async function decide(db: typeof Stored, doc: Doc): Promise<void> {
	if (doc.kind !== 'booking' || doc.status !== 'asked') return;
	const isFree = (taken.get(doc.slot ?? '') ?? 0) < PLACES_PER_SLOT;
	const decided = { ...doc, status: isFree ? ('stored' as const) : ('refused' as const) };
	// Changed in the meantime: the next entry of the feed brings it again.
	const put = await db.put(decided).catch(() => null);
	if (put) count(decided);
}

async function docsOf(account: string): Promise<Doc[]> {
	const { rows } = await new Stored(account).allDocs({ include_docs: true });
	return rows.map(({ doc }: { doc: Doc }) => doc).filter(({ kind }: Doc) => kind !== undefined);
}

for (const account of accounts) {
	const db = new Stored(account);
	await db.put({ _id: '_design/rules', validate_doc_update: validate }).catch(() => undefined);
	for (const doc of await docsOf(account)) count(doc);
}
for (const account of accounts) {
	const db = new Stored(account);
	db.changes({ live: true, since: 0, include_docs: true }).on('change', ({ doc }: { doc: Doc }) => {
		deciding = deciding.then(() => decide(db, doc)).catch(() => undefined);
	});
}

const app = express();
app.get('/effects', async (_: unknown, response: { json(body: unknown): void }) => {
	await deciding;
	const all = await Promise.all(
		accounts.map(async (account) =>
			(await docsOf(account)).flatMap((doc) => effectsOf({ ...doc, id: doc._id }, account))
		)
	);
	response.json(all.flat());
});
app.use(
	'/api/db',
	serve(Stored, { mode: 'minimumForPouchDB', overrideMode: { include: ['validation'] } })
);
const server = app.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
