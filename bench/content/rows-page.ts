import { type DBSchema, openDB } from 'idb';
import type { Notice } from '#domain/notice/notice';
import { startPage } from './page.ts';

interface Rows extends DBSchema {
	notice: { key: string; value: Notice & { id: string } };
}
const perTransaction = 500;

/** Plain rows by hand: the next page is fetched while the last is stored, five hundred in a transaction. */
startPage(async ({ pages }, noteFirst) => {
	const db = await openDB<Rows>('rows', 1, {
		upgrade: (fresh) => void fresh.createObjectStore('notice', { keyPath: 'id' })
	});
	const read = (page: number) =>
		fetch(`/rows/${page}`).then(
			(response) => response.json() as Promise<Array<Rows['notice']['value']>>
		);
	let next = read(0);
	for (let page = 0; page < pages; page++) {
		const rows = await next;
		if (page + 1 < pages) next = read(page + 1);
		for (let from = 0; from < rows.length; from += perTransaction) {
			const tx = db.transaction('notice', 'readwrite');
			for (const row of rows.slice(from, from + perTransaction)) void tx.store.put(row);
			await tx.done;
			noteFirst();
		}
	}
	return db.count('notice');
});
