import type { Kysely } from 'kysely';
import { draftToNotice } from '../../domain/notice/draft.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { openPack } from '../../domain/notice/pack.ts';
import { groupDomain } from '../../domain/notice/pack-choice.ts';
import { ownPackBytes } from './choose-merges.ts';
import type { Database } from '../db/schema.ts';
import { rowToDraft } from './notice-row.ts';
import { PackBuilder } from './pack-builder.ts';
import type { PackFiles, StoredPack } from './pack-files.ts';
import type { PackRow } from './pack-repository.ts';
import { packTools } from './pack-tools.ts';

export interface RebuiltPack extends StoredPack {
	/** When its newest notice was published. */
	madeAt: string;
}

/** Live numbers of one pack that belong to one group. */
interface Share {
	pack: PackRow;
	numbers: number[];
}

/**
 * Writes the live notices of these packs into new ones: a group that is large enough gets its own, the
 * small ones share. One pack is built at a time and texts are moved one by one, so memory stays flat.
 */
export async function rebuildPacks(
	chosen: readonly PackRow[],
	live: Map<number, string>,
	files: PackFiles,
	db: Kysely<Database>
): Promise<RebuiltPack[]> {
	const made: RebuiltPack[] = [];
	for (const shares of await sortOut(chosen, live, files)) {
		let builder = new PackBuilder();
		let madeAt = '';
		const close = async () => {
			if (builder.isEmpty) return;
			made.push({ ...(await files.store(builder.finish())), madeAt });
			builder = new PackBuilder();
			madeAt = '';
		};
		for (const { pack, numbers } of shares) {
			const opened = await openPack(await files.source(pack.sha), packTools);
			for (const number of numbers) {
				const notice = isOld(pack) ? await readAnew(db, number) : await opened.notice(number);
				if (!notice) throw new Error(`Pack ${pack.sha} does not have ${number}.`);
				builder.add(notice);
				if (pack.madeAt > madeAt) madeAt = pack.madeAt;
				if (builder.isFull) await close();
			}
		}
		await close();
	}
	return made;
}

/** Made by a version that sorted nothing, and whose trees knew neither parts nor links of citations. */
function isOld({ groups }: PackRow): boolean {
	return groups.length === 0;
}

/** The notice as this version reads its text. */
async function readAnew(db: Kysely<Database>, number: number): Promise<Notice> {
	const row = await db
		.selectFrom('notice')
		.selectAll()
		.where('number', '=', number)
		.executeTakeFirstOrThrow();
	const times = { publishedAt: row.published_at, updatedAt: row.updated_at };
	return draftToNotice(rowToDraft(row), { number, ...times });
}

/** What goes together, each list oldest pack first, so that the newest texts end up in the last pack made. */
async function sortOut(
	chosen: readonly PackRow[],
	live: Map<number, string>,
	files: PackFiles
): Promise<Share[][]> {
	const groups = new Map<string, { shares: Share[]; bytes: number }>();
	for (const pack of chosen.toReversed()) {
		const { headers } = await openPack(await files.source(pack.sha), packTools);
		for (const header of headers) {
			if (live.get(header.number) !== pack.sha) continue;
			const key = `${header.kind} ${groupDomain(header)}`;
			const group = groups.get(key) ?? { shares: [], bytes: 0 };
			groups.set(key, group);
			group.bytes += bytesOfOne(pack, header.kind, groupDomain(header));
			const last = group.shares.at(-1);
			if (last?.pack === pack) last.numbers.push(header.number);
			else group.shares.push({ pack, numbers: [header.number] });
		}
	}
	const all = [...groups.values()];
	const large = all.filter(({ bytes }) => bytes >= ownPackBytes);
	const small = all.filter(({ bytes }) => bytes < ownPackBytes).flatMap(({ shares }) => shares);
	const age = (share: Share) => chosen.indexOf(share.pack);
	return [...large.map(({ shares }) => shares), small.toSorted((a, b) => age(b) - age(a))];
}

function bytesOfOne(pack: PackRow, kind: string, domain: string): number {
	const group = pack.groups.find((one) => one.kind === kind && one.domain === domain);
	return group ? group.bytes / group.n : pack.bytes / pack.numbers.length;
}
