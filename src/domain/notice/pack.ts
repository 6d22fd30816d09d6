import type { Notice, NoticeBody, NoticeHeader } from './notice.ts';
import { openSegment, type Segment } from './search/segment.ts';

/**
 * A pack is one immutable file of notices with its search index inside (docs/packs.md):
 * magic, length of the table, table (JSON), then the sections in the table's order.
 * Each section stands alone, so the index opens without the bodies and one notice without the others.
 */
export const packMagic = 'FQPACK1\n';
export const packFormat = 1;

export interface PackSection {
	/** `headers`, `passages`, `terms`, `postings`, `body0`, `body1` ... */
	name: string;
	bytes: number;
	/** Postings are raw, so that a query reads only the ranges it needs. */
	encoding: 'gzip' | 'raw';
}

export interface PackTable {
	format: typeof packFormat;
	/** Notices inside. */
	n: number;
	/** Position of the first notice of each body section, in the order of the headers. */
	bodies: number[];
	sections: PackSection[];
}

/** Where the bytes come from: a Blob in IndexedDB, a file, a buffer. */
export interface PackSource {
	read(start: number, end: number): Promise<Uint8Array>;
}

/** What the platform brings: `DecompressionStream` and `TextDecoder` on the device, zlib on the server. */
export interface PackTools {
	gunzip(bytes: Uint8Array): Promise<Uint8Array>;
	decodeText(bytes: Uint8Array): string;
}

export interface Pack {
	headers: NoticeHeader[];
	/** Position in `headers`, or -1. */
	positionOf(number: number): number;
	/** Unpacks the one section that holds it. */
	body(position: number): Promise<NoticeBody>;
	notice(number: number): Promise<Notice | null>;
	/** Opened on first use and kept. */
	segment(): Promise<Segment>;
}

const headBytes = packMagic.length + 4;

/** Throws on bytes that are not a pack: their hash was checked on arrival, so this is a bug or a broken disk. */
export async function openPack(source: PackSource, tools: PackTools): Promise<Pack> {
	const head = await source.read(0, headBytes);
	if (
		head.length < headBytes ||
		tools.decodeText(head.subarray(0, packMagic.length)) !== packMagic
	) {
		throw new Error('Not a pack.');
	}
	const tableBytes = new DataView(head.buffer, head.byteOffset).getUint32(packMagic.length, true);
	const table = parse<PackTable>(
		tools.decodeText(await source.read(headBytes, headBytes + tableBytes))
	);
	if (table.format !== packFormat) throw new Error(`Pack format ${table.format} is not known.`);

	const sections = placeSections(table, headBytes + tableBytes);
	const section = async (name: string): Promise<Uint8Array> => {
		const place = sections.get(name);
		if (!place) throw new Error(`The pack has no section ${name}.`);
		const bytes = await source.read(place.start, place.start + place.bytes);
		return place.encoding === 'gzip' ? tools.gunzip(bytes) : bytes;
	};
	const headers = parse<NoticeHeader[]>(tools.decodeText(await section('headers')));
	const positions = new Map(headers.map((header, position) => [header.number, position]));
	let segment: Promise<Segment> | null = null;

	const pack: Pack = {
		headers,
		positionOf: (number) => positions.get(number) ?? -1,
		body: async (position) => {
			const next = table.bodies.findIndex((first) => first > position);
			const block = (next === -1 ? table.bodies.length : next) - 1;
			const bodies = parse<NoticeBody[]>(tools.decodeText(await section(`body${block}`)));
			const body = bodies[position - (table.bodies[block] ?? 0)];
			if (!body) throw new Error(`The pack has no body at ${position}.`);
			return body;
		},
		notice: async (number) => {
			const position = pack.positionOf(number);
			const header = headers[position];
			return header ? { ...header, ...(await pack.body(position)) } : null;
		},
		segment: () => {
			segment ??= (async () => {
				const postings = sections.get('postings');
				if (!postings) throw new Error('The pack has no section postings.');
				const [passages, terms] = await Promise.all([section('passages'), section('terms')]);
				const start = postings.start;
				return openSegment(passages, terms, tools.decodeText, (from, to) =>
					source.read(start + from, start + to)
				);
			})();
			return segment;
		}
	};
	return pack;
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

function parse<T>(json: string): T {
	return JSON.parse(json) as T;
}
