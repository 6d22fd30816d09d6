// The notices in a PouchDB server on LevelDB (express-pouchdb), in a process of its own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const load = createRequire(import.meta.url);
const PouchDB = load('pouchdb');
const express = load('express');
const serve = load('express-pouchdb');

const [folder = '', pages = '0'] = process.argv.slice(2);
const Stored = PouchDB.defaults({ prefix: join(folder, 'pouchdb-') });
// Before the database is made: it lists only what is made after it.
const handler = serve(Stored, { mode: 'minimumForPouchDB' });
const db = new Stored('notices');
const { doc_count: before } = await db.info();
for (let page = 0; page < (before > 0 ? 0 : Number(pages)); page++) {
	const rows = JSON.parse(
		gunzipSync(readFileSync(join(folder, `rows${page}`))).toString()
	) as Array<{
		id: string;
	}>;
	await db.bulkDocs(rows.map(({ id, ...row }) => ({ _id: id, ...row })));
}
const app = express();
app.use('/db', handler);
const server = app.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
process.on('disconnect', () => process.exit());
