// https://pouchdb.com/guides/replication.html (live, retry, events), guides/conflicts.html (upsert),
// api.html#replication (back_off_function).
import PouchDB from 'pouchdb/dist/pouchdb.min.js';
import { startPage } from '../reliability/page.ts';
import { thingOf, type Thing } from './thing.ts';

type Doc = Omit<Thing, 'id'> & { _id: string; _rev?: string };

startPage((say) => {
	let db: PouchDB.Database<Doc> | null = null;
	let sync: PouchDB.Replication.Sync<Doc> | null = null;
	let remote: PouchDB.Database<Doc> | null = null;
	/** Said by `paused` without an error: everything up to here has been offered to the server. */
	let isCaughtUp = false;

	const tell = ({ write, edits, status }: Doc, word: 'sent' | 'refused') => {
		if (write === undefined || status === 'asked') return;
		for (const id of [write, ...edits]) say(id, status === 'refused' ? 'refused' : word);
	};

	function startSync(): void {
		if (!db || !remote) return;
		sync?.cancel();
		isCaughtUp = false;
		// The default backs off for up to ten minutes: in favor of the queue, at most four seconds.
		const back_off_function = (delay: number) => Math.min(4000, delay * 2 || 500);
		sync = db.sync(remote, { live: true, retry: true, back_off_function });
		sync.on('change', ({ direction, change }) => {
			for (const doc of change.docs as unknown as Doc[]) {
				if (direction === 'push' || doc.kind === 'booking') tell(doc, 'sent');
			}
		});
		sync.on('denied', async (denied) => {
			const { id } = (denied as { doc?: { id?: string } }).doc ?? {};
			const doc = id === undefined ? null : await db?.get(id);
			if (doc) say(doc.write, 'refused');
		});
		sync.push.on('active', () => (isCaughtUp = false));
		sync.push.on('paused', (error) => (isCaughtUp = !error));
	}

	return {
		async open(account) {
			db = new PouchDB<Doc>(`bench-${account}`);
			remote = new PouchDB<Doc>(`${location.origin}/api/db/${account}`, { skip_setup: true });
			for (const { doc } of (await db.allDocs({ include_docs: true })).rows) {
				if (doc?.status === 'refused') tell(doc, 'refused');
			}
			startSync();
			// `retry` waits out its delay even when the network is back: in favor of the queue it is asked again.
			addEventListener('online', startSync);
		},
		async write(write) {
			if (!db) throw new Error('nobody is signed in');
			isCaughtUp = false;
			if (write.kind === 'edit') await addEdit(db, write.entity, write.id);
			else {
				const { id, ...rest } = thingOf(write);
				await db.put({ _id: id, ...rest });
			}
			say(write.id, 'saved');
		},
		async waiting() {
			if (!db || !remote || isCaughtUp) return [];
			const { rows } = await db.allDocs({ include_docs: true });
			const docs = rows.flatMap(({ doc }) => (doc?.write ? [doc] : []));
			const asked = Object.fromEntries(docs.map(({ _id, _rev }) => [_id, [_rev]]));
			const missing = await fetch(
				`/api/db/${new URL(remote.name).pathname.split('/').at(-1)}/_revs_diff`,
				{
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(asked)
				}
			).then((response) => response.json() as Promise<Record<string, unknown>>);
			return docs
				.filter(({ _id }) => missing[_id])
				.flatMap(({ write, edits }) => [write, ...edits]);
		},
		async close() {
			removeEventListener('online', startSync);
			sync?.cancel();
			await db?.close();
			db = null;
		}
	};
});

async function addEdit(db: PouchDB.Database<Doc>, filing: string, id: string): Promise<void> {
	for (;;) {
		const doc = await db.get(filing);
		try {
			await db.put({ ...doc, edits: [...doc.edits, id] });
			return;
		} catch (error) {
			if ((error as { status?: number }).status !== 409) throw error;
		}
	}
}
