// https://sqlite.org/fts5.html 4.4 to 4.6: without content, sizes and positions the index is smallest, and
// https://sqlite.org/wasm/doc/trunk/cookbook.md: bytes become a database by sqlite3_deserialize. In memory,
// because the disk (OPFS) is for workers, and only the page's own thread can be slowed.
import { fetchTexts, startPage } from '../search/page.ts';
import { openKept } from '../search/kept.ts';
import { pairsOf } from '../search/pairs.ts';
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

async function loadSqlite(): Promise<Sqlite3Static> {
	// Not bundled: it finds its own wasm beside it.
	const path = '/sqlite/index.mjs';
	const { default: init } = (await import(/* @vite-ignore */ path)) as {
		default: () => Promise<Sqlite3Static>;
	};
	return init();
}

startPage({
	async prepare() {
		const started = performance.now();
		const sqlite = await loadSqlite();
		const db = new sqlite.oo1.DB();
		db.exec(
			"CREATE VIRTUAL TABLE article USING fts5(pairs, content='', columnsize=0, detail=none)"
		);
		const insert = db.prepare('INSERT INTO article(rowid, pairs) VALUES (?, ?)');
		db.exec('BEGIN');
		(await fetchTexts()).forEach((text, place) => {
			insert.bind([place + 1, pairsOf(text).join(' ')]).stepReset();
		});
		insert.finalize();
		db.exec("COMMIT; INSERT INTO article(article) VALUES ('optimize'); VACUUM");
		const bytes = sqlite.capi.sqlite3_js_db_export(db);
		await (await openKept()).put('database', bytes);
		return { indexBytes: bytes.length, ms: performance.now() - started };
	},

	async open() {
		const kept = await openKept();
		const [sqlite, bytes] = await Promise.all([loadSqlite(), kept.get('database')]);
		const db = toDatabase(sqlite, bytes as Uint8Array);
		const find = (query: string, limit: number) => {
			const match = pairsOf(query)
				.map((pair) => `"${pair}"`)
				.join(' AND ');
			const sql = 'SELECT rowid FROM article WHERE article MATCH ? LIMIT ?';
			return (db.selectValues(sql, [match, limit]) as number[]).map((rowid) => rowid - 1);
		};
		return {
			first: (query) => Promise.resolve(find(query, 20)),
			all: (query) => Promise.resolve(find(query, -1))
		};
	}
});

function toDatabase(sqlite: Sqlite3Static, bytes: Uint8Array): Database {
	const { capi, wasm, oo1 } = sqlite;
	const db = new oo1.DB();
	const place = wasm.allocFromTypedArray(bytes);
	const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
	db.checkRc(capi.sqlite3_deserialize(db, 'main', place, bytes.length, bytes.length, flags));
	return db;
}
