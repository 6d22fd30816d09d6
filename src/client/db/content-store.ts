import type { DBSchema } from 'idb';
import type { Manifest, PackEntry } from '#domain/notice/manifest';
import type { Notice } from '#domain/notice/notice';
import { defineDatabase } from './database.ts';

/** A pack that is on the disk whole. Its row and its bytes are one transaction, so the row is the progress mark. */
export interface StoredPack extends PackEntry {
	/** Device clock, shown only. */
	storedAt: number;
}

export interface StoredManifest {
	manifest: Manifest;
	/** Device clock of the last answer of our server, shown only. */
	checkedAt: number;
}

/** A notice read over the network without its pack: kept, so that what was read once can be read again. */
export interface KeptNotice {
	number: number;
	notice: Notice;
	keptAt: number;
}

interface ContentSchema extends DBSchema {
	pack: { key: string; value: StoredPack };
	/** Bytes as received, [sha, place]: ArrayBuffer because phones lose Blobs, cut so that a query reads little. */
	chunk: { key: [string, number]; value: ArrayBuffer };
	manifest: { key: 'manifest'; value: StoredManifest };
	kept: { key: number; value: KeptNotice; indexes: { keptAt: number } };
}

/** Everything a reader must know before it opens bytes. */
export interface ContentState {
	manifest: StoredManifest | null;
	/** In the order of the manifest, newest first; packs it no longer lists come last. */
	packs: StoredPack[];
}

/** About one section: a search reads twenty of them for its first screen. */
export const chunkBytes = 64 * 1024;
const mostKept = 200;

/** Public texts, shared by all accounts of the device and disposable: named by its format, never upgraded. */
export function openContentStore(name = 'notices:p1') {
	const database = defineDatabase<ContentSchema>(name, 1, (db) => {
		db.createObjectStore('pack', { keyPath: 'sha' });
		db.createObjectStore('chunk');
		db.createObjectStore('manifest');
		db.createObjectStore('kept', { keyPath: 'number' }).createIndex('keptAt', 'keptAt');
	});

	async function state(): Promise<ContentState> {
		const [manifest = null, packs] = await database.read(['manifest', 'pack'], (tx) =>
			Promise.all([tx.objectStore('manifest').get('manifest'), tx.objectStore('pack').getAll()])
		);
		const listed = manifest?.manifest.packs ?? [];
		const places = new Map(listed.map(({ sha }, place) => [sha, place]));
		const placeOf = (pack: StoredPack) => places.get(pack.sha) ?? listed.length;
		return {
			manifest,
			// What is dead in a pack grows after it was stored: the manifest's word is the newer one.
			packs: packs
				.map((pack) => ({ ...pack, ...listed[placeOf(pack)] }))
				.sort((a, b) => placeOf(a) - placeOf(b) || b.storedAt - a.storedAt)
		};
	}

	return {
		state,

		/** Also takes withdrawn texts off the disk where they are kept singly; inside packs they are hidden. */
		saveManifest: (manifest: Manifest, checkedAt: number) =>
			database.write(['manifest', 'kept'], async (tx) => {
				await tx.objectStore('manifest').put({ manifest, checkedAt }, 'manifest');
				for (const { number } of manifest.withdrawn) await tx.objectStore('kept').delete(number);
			}),

		async savePack(pack: StoredPack, bytes: ArrayBuffer): Promise<void> {
			await database.write(['pack', 'chunk'], async (tx) => {
				const chunks = tx.objectStore('chunk');
				for (let at = 0, place = 0; at < bytes.byteLength; at += chunkBytes, place++) {
					await chunks.put(bytes.slice(at, at + chunkBytes), [pack.sha, place]);
				}
				await tx.objectStore('pack').put(pack);
			});
		},

		/** Bytes `[start, end)` of a stored pack. Throws `pack_gone` when another tab has dropped it. */
		async readPack(sha: string, start: number, end: number): Promise<Uint8Array> {
			const first = Math.floor(start / chunkBytes);
			const last = Math.max(first, Math.ceil(end / chunkBytes) - 1);
			const chunks = await database.read(['chunk'], (tx) =>
				tx.objectStore('chunk').getAll(IDBKeyRange.bound([sha, first], [sha, last]))
			);
			if (chunks.length !== last - first + 1) throw new Error('pack_gone');
			const [only] = chunks;
			const from = start - first * chunkBytes;
			if (only && chunks.length === 1) return new Uint8Array(only, from, end - start);
			const joined = new Uint8Array(end - start);
			chunks.forEach((chunk, index) => {
				const offset = index * chunkBytes - from;
				const bytes = new Uint8Array(chunk, Math.max(0, -offset));
				joined.set(bytes.subarray(0, joined.length - Math.max(0, offset)), Math.max(0, offset));
			});
			return joined;
		},

		/** Packs the manifest no longer lists. Called when everything it lists is here, so nothing is lost meanwhile. */
		dropReplacedPacks: async (): Promise<number> => {
			const { manifest, packs } = await state();
			const listed = new Set(manifest?.manifest.packs.map(({ sha }) => sha));
			const replaced = manifest ? packs.filter(({ sha }) => !listed.has(sha)) : [];
			for (const { sha } of replaced) await dropPack(sha);
			return replaced.length;
		},

		/** Gives space back to unsent work when the disk is full: the oldest pack goes first. */
		async dropOldestPack(): Promise<boolean> {
			const oldest = (await state()).packs.at(-1);
			if (oldest) await dropPack(oldest.sha);
			return oldest !== undefined;
		},

		keepNotice: (notice: Notice, keptAt: number) =>
			database.write(['kept'], async (tx) => {
				const kept = tx.objectStore('kept');
				await kept.put({ number: notice.number, notice, keptAt });
				const surplus = (await kept.count()) - mostKept;
				let cursor = surplus > 0 ? await kept.index('keptAt').openCursor() : null;
				for (let left = surplus; cursor && left > 0; left--) {
					await cursor.delete();
					cursor = await cursor.continue();
				}
			}),

		keptNotice: async (number: number): Promise<KeptNotice | null> =>
			(await database.read(['kept'], (tx) => tx.objectStore('kept').get(number))) ?? null,

		forgetNotice: (number: number) =>
			database.write(['kept'], (tx) => tx.objectStore('kept').delete(number)),

		/** What the person asked to remove: all texts, not the knowledge of what there is. */
		clear: () =>
			database.write(['pack', 'chunk', 'kept'], async (tx) => {
				await Promise.all([
					tx.objectStore('pack').clear(),
					tx.objectStore('chunk').clear(),
					tx.objectStore('kept').clear()
				]);
			}),

		close: () => database.close()
	};

	function dropPack(sha: string): Promise<void> {
		return database.write(['pack', 'chunk'], async (tx) => {
			await tx.objectStore('pack').delete(sha);
			await tx.objectStore('chunk').delete(IDBKeyRange.bound([sha, 0], [sha, Infinity]));
		});
	}
}

export type ContentStore = ReturnType<typeof openContentStore>;
