import { createHash } from 'node:crypto';
import { type LibraryPack, makeLibrary, type NoticeLibrary } from '../../domain/notice/library.ts';
import type { Manifest, PackEntry } from '../../domain/notice/manifest.ts';
import type { WithdrawnNotice } from '../../domain/notice/notice.ts';
import { openPack, type Pack } from '../../domain/notice/pack.ts';
import type { Core } from '../core.ts';
import { readMeta } from '../sync/timeline.ts';
import { formatCursor } from '../sync/cursor.ts';
import { type ContentSigner, openSigner } from './content-key.ts';
import { findLiveNumbers, findWithdrawn, readContentMark } from './notice-repository.ts';
import { countKinds } from './pack-builder.ts';
import { PackFiles } from './pack-files.ts';
import { findPacks } from './pack-repository.ts';
import { packTools } from './pack-tools.ts';

/** The public content of one generation. */
export interface ContentState {
	generation: number;
	library: NoticeLibrary;
	withdrawn: Map<number, WithdrawnNotice>;
	/** The manifest without what changes at a restart. */
	packs: PackEntry[];
	publishedAt: string | null;
}

export interface SignedManifest {
	manifest: Manifest;
	/** The manifest with its signature, exactly as it is served. */
	text: string;
	etag: string;
}

export interface Content {
	files: PackFiles;
	/** Asks the database which generation it is each time, so no process shows what another took back. */
	state(): Promise<ContentState>;
	manifest(): Promise<SignedManifest>;
	/** Public key that signs the manifest, for pages to carry. */
	publicKey(): Promise<string>;
}

export function createContent(core: Pick<Core, 'config' | 'db' | 'now' | 'secret'>): Content {
	const files = new PackFiles(core.config.dataDir, core.db);
	let opened = new Map<string, Promise<Pack>>();
	let current: Promise<ContentState> | null = null;
	let currentGeneration = -1;
	let signer: Promise<ContentSigner> | null = null;

	const load = async (generation: number): Promise<ContentState> => {
		const [rows, live, withdrawn, newest] = await core.db
			.transaction()
			.setAccessMode('read only')
			.setIsolationLevel('repeatable read')
			.execute(async (trx) => [
				await findPacks(trx),
				await findLiveNumbers(trx),
				await findWithdrawn(trx),
				await trx
					.selectFrom('notice')
					.select(({ fn }) => fn.max('updated_at').as('at'))
					.executeTakeFirst()
			]);
		// Packs never change, so those of the last generation stay open; the others are let go.
		const known = opened;
		opened = new Map(
			rows.map(({ sha }) => [
				sha,
				known.get(sha) ?? files.source(sha).then((source) => openPack(source, packTools))
			])
		);
		const packs = rows.map((row): PackEntry => {
			const gone = row.numbers.filter((number) => live.get(number) !== row.sha);
			return {
				sha: row.sha,
				bytes: row.bytes,
				seq: row.seq,
				first: row.numbers.reduce((a, b) => Math.min(a, b)),
				last: row.numbers.reduce((a, b) => Math.max(a, b)),
				n: row.numbers.length,
				dead: gone.length,
				gone,
				kinds: row.kinds,
				groups: row.groups
			};
		});
		const library = await Promise.all(
			packs
				.toSorted((a, b) => b.seq - a.seq)
				.map(async ({ sha, gone }): Promise<LibraryPack> => {
					const pack = await opened.get(sha);
					if (!pack) throw new Error(`Pack ${sha} was not opened.`);
					return { pack, gone };
				})
		);
		const gone = new Map(withdrawn.map((notice) => [notice.number, notice]));
		return {
			generation,
			library: makeLibrary(library, new Set(gone.keys())),
			withdrawn: gone,
			packs,
			publishedAt: newest?.at ?? null
		};
	};

	const state = async (): Promise<ContentState> => {
		const { generation } = await readContentMark(core.db);
		if (current === null || generation !== currentGeneration) {
			currentGeneration = generation;
			current = load(generation);
			// A failed load must be tried again, not remembered.
			current.catch(() => (currentGeneration = -1));
		}
		return current;
	};

	const readSigner = () => {
		const read = openSigner(core);
		signer = read;
		// A failed reading must be tried again, not remembered.
		read.catch(() => (signer = null));
		return read;
	};

	return {
		files,
		state,
		publicKey: async () => (await (signer ?? readSigner())).keys.at(-1)?.key ?? '',
		manifest: async () => {
			const { startedAt, ...feed } = await readFeedStart(core);
			const { generation, library, packs, withdrawn, publishedAt } = await state();
			// Read each time, so that no process signs with a key that another has changed.
			const { keys, sign } = await readSigner();
			const manifest: Manifest = {
				proto: 1,
				serial: [startedAt, generation],
				keys,
				...feed,
				notices: library.headers.length,
				bytes: packs.reduce((sum, pack) => sum + pack.bytes, 0),
				kinds: countKinds(library.headers),
				publishedAt,
				packs,
				withdrawn: [...withdrawn.values()],
				hotlines: core.config.hotlines
			};
			const text = sign(JSON.stringify(manifest));
			const hash = createHash('sha256').update(text).digest('base64url');
			return { manifest, text, etag: `"${hash.slice(0, 27)}"` };
		}
	};
}

/**
 * Where a device that has all packs goes on. Read before the packs: a publication in between is then
 * both in the packs and in the feed, never in neither. Not the clock itself, which every private command
 * moves: the manifest keeps its ETag until something public changes.
 */
async function readFeedStart(
	core: Pick<Core, 'db' | 'now'>
): Promise<Pick<Manifest, 'timelines' | 'next'> & { startedAt: number }> {
	return core.db
		.transaction()
		.setAccessMode('read only')
		.setIsolationLevel('repeatable read')
		.execute(async (trx) => {
			const { timelines } = await readMeta(trx, core.now());
			const last = await trx
				.selectFrom('change')
				.select(({ fn }) => fn.max('v').as('v'))
				.where('scope', '=', 'notices')
				.executeTakeFirst();
			const horizon = await trx.selectFrom('horizon').select('v').executeTakeFirst();
			const started = await trx
				.selectFrom('timeline')
				.select(({ fn }) => fn.max('made_at').as('at'))
				.executeTakeFirst();
			const timeline = timelines.at(-1);
			const v = Math.max(Number(last?.v ?? 0), timeline?.from ?? 0, horizon?.v ?? 0);
			const startedAt = Number(started?.at ?? 0);
			return {
				startedAt,
				timelines,
				next: timeline ? formatCursor({ timeline: timeline.id, v }) : ''
			};
		});
}
