import { type Passage, passageId, passagesOf } from '../../src/domain/notice/passages.ts';
import type { Notice, NoticeHeader } from '../../src/domain/notice/notice.ts';
import {
	type Candidate,
	findTiers,
	type OpenPack
} from '../../src/domain/notice/search/candidates.ts';
import { parseQuery } from '../../src/domain/notice/search/query.ts';
import type { RankingModel } from '../../src/domain/notice/search/ranking-model.ts';
import { repealedOn } from '../../src/domain/notice/search/repealed.ts';
import { openSegment } from '../../src/domain/notice/search/segment.ts';
import { SegmentBuilder } from '../../src/domain/notice/search/segment-builder.ts';
import { foldText } from '../../src/domain/notice/search/tokens.ts';
import { splitNotice } from '../../src/server/notice/pack-builder.ts';

const on = '2026-11-26';
/** About what one pack holds. */
const passagesInSegment = 8000;

/** All laws under the index and the ranking of the product, without the texts, which a ranking does not read. */
export class IndexedLaws {
	#packs: OpenPack[] = [];
	#ids: string[][] = [];
	#open = this.#start();
	bytes = 0;

	add(id: string, notice: Notice): void {
		const { header, body } = splitNotice(notice);
		const passages = passagesOf(header.title, { body });
		this.#open.builder.addNotice(passages, header.title);
		this.#open.headers.push(header);
		for (const passage of passages) this.#open.ids.push(nameOf(id, passage));
		if (this.#open.ids.length >= passagesInSegment) this.finish();
	}

	finish(): void {
		const { builder, headers, ids } = this.#open;
		if (headers.length === 0) return;
		const built = builder.finish((text) => Buffer.from(text));
		const [postings, terms, passages] = [built.postings, built.terms, built.passages].map((part) =>
			part.slice()
		) as [Uint8Array, Uint8Array, Uint8Array];
		this.bytes += postings.length + terms.length + passages.length;
		const segment = openSegment(
			passages,
			terms,
			(bytes) => Buffer.from(bytes).toString(),
			(from, to) => Promise.resolve(postings.subarray(from, to))
		);
		const pack = { headers } as OpenPack['pack'];
		this.#packs.push({ pack, segment, isLive: () => true, repealed: repealedOn(headers, on) });
		this.#ids.push(ids);
		this.#open = this.#start();
	}

	/** Names of the best articles, `law#anchor`, best first. Titles and headings are no answers. */
	async rank(question: string, model: RankingModel, limit: number): Promise<string[]> {
		const tiers = findTiers(
			this.#packs,
			parseQuery(question),
			foldText(question),
			{ on, unit: 'passage', limit },
			model
		);
		for await (const tier of tiers) {
			const { list } = await tier.choose(limit * 2);
			if (list.length === 0) continue;
			return list
				.map(({ pack, passage }: Candidate) => this.#ids[pack]?.[passage] ?? '')
				.filter((id) => /#a\d/.test(id))
				.slice(0, limit);
		}
		return [];
	}

	#start() {
		return { builder: new SegmentBuilder(), headers: [] as NoticeHeader[], ids: [] as string[] };
	}
}

function nameOf(law: string, passage: Passage): string {
	return `${law}#${passageId(passage)}`;
}
