import { openPack } from '../../domain/notice/pack.ts';
import { claimContent, findLiveNumbers, readContentMark } from './notice-repository.ts';
import { PackBuilder } from './pack-builder.ts';
import { PackFiles, type StoredPack } from './pack-files.ts';
import { findPacks, insertPacks, type PackRow } from './pack-repository.ts';
import { packTools } from './pack-tools.ts';
import type { PublishCore } from './publish-notices.ts';

/** Smaller than this is worth joining; deader than this is worth writing again (sync protocol 2.11). */
const smallBytes = 600 * 1024;
const deadShare = 0.3;
/** Phones that started a download before the merge still find their packs for this long. */
const keepReplacedMs = 30 * 24 * 3600 * 1000;

export interface MergeCounts {
	replaced: number;
	made: number;
	/** Bytes of replaced packs thrown away for good. */
	removed: number;
}

/**
 * The nightly merge: joins small packs, leaves dead notices out, forgets packs replaced a month ago.
 * Texts are moved one by one. False from the claim means somebody published meanwhile: the next night will do.
 */
export async function mergePacks(core: PublishCore): Promise<MergeCounts> {
	const files = new PackFiles(core.config.dataDir, core.db);
	const seen = await readContentMark(core.db);
	const live = await findLiveNumbers(core.db);
	const chosen = choosePacks(await findPacks(core.db), live);
	const made = await rebuild(chosen, live, files);
	const now = core.now();
	const removed = await core.db.transaction().execute(async (trx) => {
		if (!(await claimContent(trx, seen))) return null;
		const read = async (sha: string) =>
			(await files.read(sha)) ?? Promise.reject(new Error(`Pack ${sha} is gone.`));
		await trx
			.updateTable('pack')
			.set({ replaced_at: now.toISOString() })
			.where('sha', 'in', ['', ...chosen.map((pack) => pack.sha)])
			.execute();
		await insertPacks(trx, made, read, now.toISOString());
		for (const pack of made) {
			for (let from = 0; from < pack.numbers.length; from += 500) {
				await trx
					.updateTable('notice')
					.set({ pack_sha: pack.sha })
					.where('number', 'in', pack.numbers.slice(from, from + 500))
					.execute();
			}
		}
		return trx
			.deleteFrom('pack')
			.where('replaced_at', '<', new Date(now.getTime() - keepReplacedMs).toISOString())
			.returning('sha')
			.execute();
	});
	if (removed === null) return { replaced: 0, made: 0, removed: 0 };
	await Promise.all(removed.map(({ sha }) => files.remove(sha)));
	return { replaced: chosen.length, made: made.length, removed: removed.length };
}

function choosePacks(packs: PackRow[], live: Map<number, string>): PackRow[] {
	const small = packs.filter((pack) => pack.bytes < smallBytes);
	const dead = packs.filter((pack) => {
		const gone = pack.numbers.filter((number) => live.get(number) !== pack.sha).length;
		return pack.bytes >= smallBytes && gone > pack.numbers.length * deadShare;
	});
	// One small pack alone would only be written again as it is, unless something in it died.
	const [only] = small;
	const isClean = only?.numbers.every((number) => live.get(number) === only.sha);
	return small.length === 1 && isClean ? dead : [...small, ...dead];
}

async function rebuild(
	chosen: PackRow[],
	live: Map<number, string>,
	files: PackFiles
): Promise<StoredPack[]> {
	const made: StoredPack[] = [];
	let builder = new PackBuilder();
	// Oldest first, so that the newest texts end up in the pack that devices load first.
	for (const { sha, numbers } of [...chosen].reverse()) {
		const pack = await openPack(await files.source(sha), packTools);
		for (const number of numbers) {
			const notice = live.get(number) === sha ? await pack.notice(number) : null;
			if (notice) builder.add(notice);
			if (builder.isFull) {
				made.push(await files.store(builder.finish()));
				builder = new PackBuilder();
			}
		}
	}
	if (!builder.isEmpty) made.push(await files.store(builder.finish()));
	return made;
}
