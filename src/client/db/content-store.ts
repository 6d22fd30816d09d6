import type { DBSchema } from 'idb';
import type { Manifest, PackEntry } from '#domain/notice/manifest';
import type { Notice } from '#domain/notice/notice';
import { everything, isWanted, type PackChoice } from '#domain/notice/pack-choice';
import { isOlder } from '#domain/notice/signed-manifest';
import { askTogether } from './ask-together.ts';
import { defineDatabase } from './database.ts';

/** A pack that is on the disk whole. Its row and its bytes are one transaction, so the row is the progress mark. */
export interface StoredPack extends PackEntry {
	/** Device clock, shown only. */
	storedAt: number;
}

export interface StoredManifest {
	manifest: Manifest;
	/** Public key that signed it: the only one believed from now on, until it vouches for another. */
	key: string;
	/** Device clock of the last answer of our server, shown only. */
	checkedAt: number;
}

/** A notice read over the network without its pack: kept, so that what was read once can be read again. */
export interface KeptNotice {
	number: number;
	notice: Notice;
	/** The text before, where the person has read it too: what a correction changed is then seen offline. */
	before?: Notice;
	keptAt: number;
}

interface ContentSchema extends DBSchema {
	pack: { key: string; value: StoredPack };
	/** Bytes as received, [sha, place]: ArrayBuffer because phones lose Blobs, cut so that a query reads little. */
	chunk: { key: [string, number]; value: ArrayBuffer };
	manifest: { key: 'manifest'; value: StoredManifest };
	/** The first bytes of packs whose line broke. Not checked yet, so nobody reads them but the download. */
	part: { key: string; value: ArrayBuffer };
	wish: { key: 'wish'; value: Wish };
	kept: { key: number; value: KeptNotice; indexes: { keptAt: number } };
}

/** What the person wants to have here, and over which networks. */
export interface Wish extends PackChoice {
	/** Nothing comes by itself, and nothing unasked, over a network that costs. */
	wifiOnly: boolean;
}

export const firstWish: Wish = { ...everything, wifiOnly: false };

/** Everything a reader must know before it opens bytes. */
export interface ContentState {
	manifest: StoredManifest | null;
	/** The one with the true text of a notice comes first. */
	packs: StoredPack[];
	choice: Wish;
}

/** Well below 64 KB, from where on Chromium keeps a value as a file of its own, four times as slow to read. */
export const chunkBytes = 16 * 1024;
const mostKept = 200;

/** Public texts, shared by all accounts of the device and disposable: named by its format, never upgraded. */
export function openContentStore(name = 'notices:p2') {
	const database = defineDatabase<ContentSchema>(name, 1, (db) => {
		db.createObjectStore('pack', { keyPath: 'sha' });
		db.createObjectStore('chunk');
		db.createObjectStore('manifest');
		db.createObjectStore('part');
		db.createObjectStore('wish');
		db.createObjectStore('kept', { keyPath: 'number' }).createIndex('keptAt', 'keptAt');
	});

	async function state(): Promise<ContentState> {
		const [manifest = null, packs, choice = firstWish] = await database.read(
			['manifest', 'pack', 'wish'],
			(tx) =>
				Promise.all([
					tx.objectStore('manifest').get('manifest'),
					tx.objectStore('pack').getAll(),
					tx.objectStore('wish').get('wish')
				])
		);
		const listed = new Map(manifest?.manifest.packs.map((pack) => [pack.sha, pack]));
		return {
			manifest,
			// What is dead in a pack grows after it was stored: the manifest's word is the newer one.
			packs: packs
				.map((pack) => ({ ...pack, ...listed.get(pack.sha) }))
				.sort((a, b) => b.seq - a.seq),
			choice
		};
	}

	const readChunks = askTogether((ranges: IDBKeyRange[]) =>
		database.read(['chunk'], (tx) => {
			const chunks = tx.objectStore('chunk');
			return Promise.all(ranges.map((range) => chunks.getAll(range)));
		})
	);

	return {
		state,

		/**
		 * False, and nothing is changed, when a newer one is here, or when another tab has meanwhile gone
		 * over to another key than the `knownKey` this one was judged by. `beginsAnew`: the person has said
		 * that its key is to be believed, and old numbers mean nothing beside it.
		 * Also takes withdrawn texts off the disk where they are kept singly; inside packs they are hidden.
		 */
		saveManifest: (given: StoredManifest, knownKey: string | null, beginsAnew = false) =>
			database.write(['manifest', 'kept'], async (tx) => {
				const { serial, withdrawn } = given.manifest;
				const known = await tx.objectStore('manifest').get('manifest');
				if (known && known.key !== knownKey && known.key !== given.key) return false;
				if (known && !beginsAnew && isOlder(serial, known.manifest.serial)) return false;
				await tx.objectStore('manifest').put(given, 'manifest');
				for (const { number } of withdrawn) await tx.objectStore('kept').delete(number);
				return true;
			}),

		findPart: async (sha: string): Promise<Uint8Array<ArrayBuffer> | null> => {
			const bytes = await database.read(['part'], (tx) => tx.objectStore('part').get(sha));
			return bytes ? new Uint8Array(bytes) : null;
		},
		keepPart: async (sha: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
			await database.write(['part'], (tx) => tx.objectStore('part').put(bytes.buffer, sha));
		},
		dropPart: (sha: string) => database.write(['part'], (tx) => tx.objectStore('part').delete(sha)),

		async savePack(pack: StoredPack, { buffer }: Uint8Array<ArrayBuffer>): Promise<void> {
			await database.write(['pack', 'chunk', 'part'], async (tx) => {
				const chunks = tx.objectStore('chunk');
				for (let at = 0, place = 0; at < buffer.byteLength; at += chunkBytes, place++) {
					await chunks.put(buffer.slice(at, at + chunkBytes), [pack.sha, place]);
				}
				await tx.objectStore('part').delete(pack.sha);
				await tx.objectStore('pack').put(pack);
			});
		},

		/** Bytes `[start, end)` of a stored pack. Throws `pack_gone` when another tab has dropped it. */
		async readPack(sha: string, start: number, end: number): Promise<Uint8Array> {
			const first = Math.floor(start / chunkBytes);
			const last = Math.max(first, Math.ceil(end / chunkBytes) - 1);
			const chunks = await readChunks(IDBKeyRange.bound([sha, first], [sha, last]));
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

		wish: (wish: Wish) =>
			database.write(['wish'], async (tx) => {
				await tx.objectStore('wish').put(wish, 'wish');
			}),

		/** Packs that are chosen no more. */
		dropUnwantedPacks: async (): Promise<void> => {
			const { packs, choice } = await state();
			for (const pack of packs) if (!isWanted(pack, choice)) await dropPack(pack.sha);
		},

		/** Packs the manifest no longer lists. Called when everything wanted is here, so nothing is lost meanwhile. */
		dropReplacedPacks: async (): Promise<void> => {
			const { manifest, packs } = await state();
			const listed = new Set(manifest?.manifest.packs.map(({ sha }) => sha));
			const replaced = manifest ? packs.filter(({ sha }) => !listed.has(sha)) : [];
			for (const { sha } of replaced) await dropPack(sha);
			await database.write(['part'], (tx) => tx.objectStore('part').clear());
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
				const old = await kept.get(notice.number);
				const isNewText = old !== undefined && old.notice.updatedAt !== notice.updatedAt;
				const before = isNewText ? old.notice : old?.before;
				await kept.put({ number: notice.number, notice, ...(before ? { before } : {}), keptAt });
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
			database.write(['pack', 'chunk', 'part', 'kept'], async (tx) => {
				await Promise.all([
					tx.objectStore('pack').clear(),
					tx.objectStore('part').clear(),
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
