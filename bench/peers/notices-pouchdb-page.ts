// https://pouchdb.com/guides/replication.html: one replication, batches of a thousand.
import PouchDB from 'pouchdb/dist/pouchdb.min.js';
import { startPage } from '../content/page.ts';

startPage(async (_task, noteFirst) => {
	const db = new PouchDB('bench');
	const remote = new PouchDB(`${location.origin}/db/notices`, { skip_setup: true });
	await new Promise<void>((resolve, reject) => {
		const replication = db.replicate.from(remote, { batch_size: 1000 });
		replication.on('change', noteFirst);
		replication.on('complete', () => resolve());
		replication.on('error', reject);
	});
	return (await db.info()).doc_count;
});
