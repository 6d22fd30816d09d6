import { claimContent, findLiveNumbers, readContentMark } from './notice-repository.ts';
import { chooseMerges } from './choose-merges.ts';
import { PackFiles } from './pack-files.ts';
import { findPacks, insertPacks } from './pack-repository.ts';
import type { PublishCore } from './publish-notices.ts';
import { rebuildPacks } from './rebuild-packs.ts';

/** Phones that started a download before the merge still find their packs for this long. */
const keepReplacedMs = 30 * 24 * 3600 * 1000;

export interface MergeCounts {
	replaced: number;
	made: number;
	/** Bytes of replaced packs thrown away for good. */
	removed: number;
}

/**
 * The nightly merge: joins small packs, sorts large ones by kind and domain, leaves dead notices out,
 * forgets packs replaced a month ago. Texts are moved one by one.
 */
export async function mergePacks(core: PublishCore): Promise<MergeCounts> {
	const files = new PackFiles(core.config.dataDir, core.db);
	const seen = await readContentMark(core.db);
	const live = await findLiveNumbers(core.db);
	const chosen = chooseMerges(await findPacks(core.db), live);
	const made = await rebuildPacks(chosen, live, files, core.db);
	const madeAt = new Map(made.map((pack) => [pack.sha, pack.madeAt]));
	const now = core.now();
	const removed = await core.db.transaction().execute(async (trx) => {
		if (!(await claimContent(trx, seen))) return null;
		await trx
			.updateTable('pack')
			.set({ replaced_at: now.toISOString() })
			.where('sha', 'in', ['', ...chosen.map((pack) => pack.sha)])
			.execute();
		await insertPacks(
			trx,
			made,
			(sha) => files.require(sha),
			({ sha }) => madeAt.get(sha) ?? ''
		);
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
	// Somebody published meanwhile: the next night will do.
	if (removed === null) {
		await files.remove(made);
		return { replaced: 0, made: 0, removed: 0 };
	}
	await files.remove(removed);
	return { replaced: chosen.length, made: made.length, removed: removed.length };
}
