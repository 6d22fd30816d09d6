import type { Block, Notice, NoticeHeader } from './notice.ts';
import type { Passage } from './passages.ts';
import { openSegment, type Segment } from './search/segment.ts';
import { lowerBound } from './search/sorted-lists.ts';

/**
 * A pack is one immutable file of notices with its search index inside (docs/packs.md):
 * magic, length of the table, table (JSON), then its sections and its bodies, in the table's order.
 * Each section stands alone, so the index opens without the bodies and one notice without the others.
 */
export const packMagic = 'FQPACK1\n';
export const packFormat = 2;

export type SectionName = 'headers' | 'details' | 'passages' | 'terms' | 'postings';

export interface PackSection {
	name: SectionName;
	bytes: number;
	/** Postings are raw, so that a query reads only the ranges it needs. */
	encoding: 'gzip' | 'raw';
}

export interface PackTable {
	format: typeof packFormat;
	/** Notices inside. */
	n: number;
	sections: PackSection[];
	/** What follows them: gzip of JSON passages, by the number of the first, and how many bytes. */
	bodies: Array<[firstPassage: number, bytes: number]>;
}

/** What a notice carries beside its header and its text. */
export type NoticeDetails = Omit<Notice, keyof NoticeHeader | 'body'>;

/** Where the bytes come from: a Blob in IndexedDB, a file, a buffer. */
export interface PackSource {
	read(start: number, end: number): Promise<Uint8Array>;
}

/** What the platform brings: `DecompressionStream` and `TextDecoder` on the device, zlib on the server. */
export interface PackTools {
	gunzip(bytes: Uint8Array): Promise<Uint8Array>;
	decodeText(bytes: Uint8Array): string;
}

export type NoticeCitations = Pick<Notice, 'number' | 'citations'>;

export interface Pack {
	headers: NoticeHeader[];
	/** Position in `headers`, or -1. */
	positionOf(number: number): number;
	/** Unpacks the one section that has it. */
	passage(passage: number): Promise<Passage>;
	notice(number: number): Promise<Notice | null>;
	/** Which laws each notice cites; those that cite none are left out. */
	citations(): Promise<NoticeCitations[]>;
	/** Opened on first use and kept. */
	segment(): Promise<Segment>;
}

const headBytes = packMagic.length + 4;
/** Unpacked body sections kept: while somebody types, the same notices come up again and again. */
const keptBodies = 6;

/** Throws on bytes that are not a pack: their hash was checked on arrival, so this is a bug or a broken disk. */
export async function openPack(source: PackSource, tools: PackTools): Promise<Pack> {
	const { table, first } = await readTable(source, tools);
	const places = placeParts(table, first);
	const placeOf = (name: SectionName) => {
		const place = places.sections.get(name);
		if (!place) throw new Error(`The pack has no section ${name}.`);
		return place;
	};
	const section = async (name: SectionName): Promise<Uint8Array> => {
		const { start, bytes, encoding } = placeOf(name);
		const read = await source.read(start, start + bytes);
		return encoding === 'gzip' ? tools.gunzip(read) : read;
	};
	const json = async <T>(name: SectionName) =>
		JSON.parse(tools.decodeText(await section(name))) as T;

	const headers = await json<NoticeHeader[]>('headers');
	const positions = new Map(headers.map((header, position) => [header.number, position]));
	const segment = once(async () => {
		const { start } = placeOf('postings');
		const [passages, terms] = await Promise.all([section('passages'), section('terms')]);
		return openSegment(passages, terms, tools.decodeText, (from, to) =>
			source.read(start + from, start + to)
		);
	});
	const details = once(() => json<NoticeDetails[]>('details'));
	const firstOfBody = Uint32Array.from(table.bodies, ([passage]) => passage);
	const readBody = async ([start, end]: [start: number, end: number]) => {
		const unpacked = await tools.gunzip(await source.read(start, end));
		return JSON.parse(tools.decodeText(unpacked)) as Block[][];
	};
	const bodies = new Map<number, Promise<Block[][]>>();
	const body = (at: number): Promise<Block[][]> => {
		const read = bodies.get(at) ?? readBody(places.bodies[at] ?? [0, 0]);
		// The last one used goes to the end, the oldest falls out; a failure is not kept.
		bodies.delete(at);
		bodies.set(at, read);
		read.catch(() => bodies.delete(at));
		for (const old of bodies.keys()) if (bodies.size > keptBodies) bodies.delete(old);
		return read;
	};

	const pack: Pack = {
		headers,
		positionOf: (number) => positions.get(number) ?? -1,
		passage: async (passage) => {
			const index = await segment();
			const at = lowerBound(firstOfBody, passage + 1) - 1;
			const blocks = (await body(at))[passage - (firstOfBody[at] ?? 0)];
			if (!blocks) throw new Error(`The pack has no passage ${passage}.`);
			return { field: index.fieldOf(passage), language: index.languageOf(passage), blocks };
		},
		notice: async (number) => {
			const position = pack.positionOf(number);
			const header = headers[position];
			if (!header) return null;
			const { firstPassages } = await segment();
			const text: Record<Passage['language'], Block[]> = { zh: [], en: [] };
			const end = firstPassages[position + 1] ?? 0;
			for (let passage = firstPassages[position] ?? 0; passage < end; passage++) {
				const { language, blocks } = await pack.passage(passage);
				text[language].push(...blocks);
			}
			const more = (await details())[position];
			if (!more) throw new Error(`The pack has no details at ${position}.`);
			const en = header.languages.includes('en') ? text.en : null;
			return { ...header, ...more, body: { zh: text.zh, en } };
		},
		citations: async () =>
			(await details()).flatMap(({ citations }, position) => {
				const number = headers[position]?.number;
				return number !== undefined && citations.length > 0 ? [{ number, citations }] : [];
			}),
		segment
	};
	return pack;
}

async function readTable(source: PackSource, tools: PackTools) {
	const head = await source.read(0, headBytes);
	const magic = tools.decodeText(head.subarray(0, packMagic.length));
	if (head.length < headBytes || magic !== packMagic) throw new Error('Not a pack.');
	const first = headBytes + new DataView(head.buffer, head.byteOffset).getUint32(8, true);
	const table = JSON.parse(tools.decodeText(await source.read(headBytes, first))) as PackTable;
	if (table.format !== packFormat) throw new Error(`Pack format ${table.format} is not known.`);
	return { table, first };
}

function placeParts(table: PackTable, first: number) {
	let end = first;
	const place = (bytes: number) => {
		const start = end;
		end += bytes;
		return start;
	};
	const sections = new Map(
		table.sections.map((section) => [section.name, { ...section, start: place(section.bytes) }])
	);
	const bodies = table.bodies.map(([, bytes]): [number, number] => [place(bytes), end]);
	return { sections, bodies };
}

/** Kept when it works; tried again when it failed. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loaded: Promise<T> | null = null;
	return () => {
		loaded ??= load().catch((error: unknown) => {
			loaded = null;
			throw error;
		});
		return loaded;
	};
}
