import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PackGroup } from '../../domain/notice/manifest.ts';
import type { Notice, NoticeHeader, NoticeKind } from '../../domain/notice/notice.ts';
import {
	type NoticeDetails,
	packFormat,
	packMagic,
	type PackSection,
	type PackTable,
	type SectionName
} from '../../domain/notice/pack.ts';
import { groupDomain } from '../../domain/notice/pack-choice.ts';
import { passagesOf } from '../../domain/notice/passages.ts';
import { SegmentBuilder } from '../../domain/notice/search/segment-builder.ts';

export interface BuiltPack {
	sha: string;
	bytes: Buffer;
	numbers: number[];
	kinds: Partial<Record<NoticeKind, number>>;
	groups: PackGroup[];
}

/**
 * Compressed texts in a full pack; its index adds about half. Larger ones make fewer for a search to ask;
 * this is what a phone loads, checks and stores in one piece, and what bounds the memory of a merge.
 */
export const fullBytes = 2 * 1024 * 1024;
/** What showing one hit unpacks. Half of it takes a tenth more room: gzip looks back 32 KB. */
const bodyBytes = 24 * 1024;

/** Builds one pack. Holds its compressed bodies and its index, never the texts of all notices. */
export class PackBuilder {
	#headers: NoticeHeader[] = [];
	#details: NoticeDetails[] = [];
	#bodies: Array<{ firstPassage: number; bytes: Uint8Array }> = [];
	/** Number of the first passage in the body that is open. */
	#firstOpen = 0;
	#open: string[] = [];
	#openBytes = 0;
	#packedBytes = 0;
	#passages = 0;
	#segment = new SegmentBuilder();
	/** Notices and letters of each group. */
	#groups = new Map<string, PackGroup>();

	get isEmpty(): boolean {
		return this.#headers.length === 0;
	}

	get isFull(): boolean {
		return this.#packedBytes >= fullBytes;
	}

	add(notice: Notice): void {
		const { header, details, body } = splitNotice(notice);
		this.#headers.push(header);
		this.#details.push(details);
		const passages = passagesOf(header.title, { body });
		this.#segment.addNotice(passages, header.title);
		let letters = 0;
		for (const passage of passages) {
			const json = JSON.stringify(passage.blocks);
			letters += json.length;
			this.#addPassage(json);
		}
		this.#countGroup(header, letters);
	}

	#countGroup(header: NoticeHeader, letters: number): void {
		const { kind } = header;
		const domain = groupDomain(header);
		const key = `${kind} ${domain}`;
		const { n, bytes } = this.#groups.get(key) ?? { n: 0, bytes: 0 };
		this.#groups.set(key, { kind, domain, n: n + 1, bytes: bytes + letters });
	}

	#addPassage(json: string): void {
		if (this.#open.length === 0) this.#firstOpen = this.#passages;
		this.#passages++;
		this.#open.push(json);
		this.#openBytes += Buffer.byteLength(json);
		if (this.#openBytes >= bodyBytes) this.#closeBody();
	}

	finish(): BuiltPack {
		this.#closeBody();
		const index = this.#segment.finish((text) => Buffer.from(text));
		const parts: Array<{ section: PackSection; bytes: Uint8Array }> = [];
		const put = (name: SectionName, bytes: Uint8Array, encoding: PackSection['encoding']) =>
			parts.push({ section: { name, bytes: bytes.length, encoding }, bytes });
		put('headers', pack(JSON.stringify(this.#headers)), 'gzip');
		put('details', pack(JSON.stringify(this.#details)), 'gzip');
		put('passages', pack(index.passages), 'gzip');
		put('terms', pack(index.terms), 'gzip');
		put('postings', index.postings, 'raw');

		const table: PackTable = {
			format: packFormat,
			n: this.#headers.length,
			sections: parts.map(({ section }) => section),
			bodies: this.#bodies.map(({ firstPassage, bytes }) => [firstPassage, bytes.length])
		};
		const tableBytes = Buffer.from(JSON.stringify(table));
		const length = Buffer.alloc(4);
		length.writeUInt32LE(tableBytes.length);
		const bytes = Buffer.concat([
			Buffer.from(packMagic),
			length,
			tableBytes,
			...[...parts, ...this.#bodies].map((part) => part.bytes)
		]);
		return {
			sha: createHash('sha256').update(bytes).digest('hex'),
			bytes,
			numbers: this.#headers.map((header) => header.number),
			kinds: countKinds(this.#headers),
			groups: shareBytes([...this.#groups.values()], bytes.length)
		};
	}

	#closeBody(): void {
		if (this.#open.length === 0) return;
		const bytes = pack(`[${this.#open.join(',')}]`);
		this.#bodies.push({ firstPassage: this.#firstOpen, bytes });
		this.#packedBytes += bytes.length;
		this.#open = [];
		this.#openBytes = 0;
	}
}

function pack(content: string | Uint8Array): Buffer {
	return gzipSync(content, { level: 9 });
}

/** Letters become the group's share of the pack's bytes. */
function shareBytes(groups: PackGroup[], packBytes: number): PackGroup[] {
	const letters = groups.reduce((sum, group) => sum + group.bytes, 0);
	return groups.map((group) => ({
		...group,
		bytes: Math.round((packBytes * group.bytes) / Math.max(1, letters))
	}));
}

export function splitNotice(notice: Notice): {
	header: NoticeHeader;
	details: NoticeDetails;
	body: Notice['body'];
} {
	const { body, source, items, citations, publishedAt, updatedAt, corrections, ...header } = notice;
	const details = {
		...{ source, items, citations, publishedAt, updatedAt },
		...(corrections ? { corrections } : {})
	};
	return { header, details, body };
}

export function countKinds(
	headers: Iterable<Pick<NoticeHeader, 'kind'>>
): Partial<Record<NoticeKind, number>> {
	const kinds: Partial<Record<NoticeKind, number>> = {};
	for (const { kind } of headers) kinds[kind] = (kinds[kind] ?? 0) + 1;
	return kinds;
}
