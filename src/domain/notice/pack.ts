import type { Block, Notice, NoticeHeader } from './notice.ts';
import type { Passage } from './passages.ts';
import { openSegment, type Segment } from './search/segment.ts';

/**
 * A pack is one immutable file of notices with its search index inside (docs/packs.md):
 * magic, length of the table, table (JSON), then the sections in the table's order.
 * Each section stands alone, so the index opens without the bodies and one notice without the others.
 */
export const packMagic = 'FQPACK1\n';
export const packFormat = 2;

export interface PackSection {
	/** `headers`, `details`, `passages`, `terms`, `postings`, `body0`, `body1` ... */
	name: string;
	bytes: number;
	/** Postings are raw, so that a query reads only the ranges it needs. */
	encoding: 'gzip' | 'raw';
}

export interface PackTable {
	format: typeof packFormat;
	/** Notices inside. */
	n: number;
	/** Number of the first passage in each body section. */
	bodies: number[];
	sections: PackSection[];
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
	const sections = placeSections(table, first);
	const placeOf = (name: string) => {
		const place = sections.get(name);
		if (!place) throw new Error(`The pack has no section ${name}.`);
		return place;
	};
	const section = async (name: string): Promise<Uint8Array> => {
		const { start, bytes, encoding } = placeOf(name);
		const read = await source.read(start, start + bytes);
		return encoding === 'gzip' ? tools.gunzip(read) : read;
	};
	const json = async <T>(name: string) => JSON.parse(tools.decodeText(await section(name))) as T;

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
	const bodies = new Map<number, Promise<Block[][]>>();
	const body = (at: number): Promise<Block[][]> => {
		const read = bodies.get(at) ?? json<Block[][]>(`body${at}`);
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
			const next = table.bodies.findIndex((firstPassage) => firstPassage > passage);
			const at = (next === -1 ? table.bodies.length : next) - 1;
			const blocks = (await body(at))[passage - (table.bodies[at] ?? 0)];
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

function placeSections(table: PackTable, first: number) {
	const places = new Map<string, PackSection & { start: number }>();
	let start = first;
	for (const section of table.sections) {
		places.set(section.name, { ...section, start });
		start += section.bytes;
	}
	return places;
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
