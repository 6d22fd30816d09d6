import { inflateSync } from 'node:zlib';
import type { RefusalCode } from '../../../domain/files/attachment.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';

/** Objects packed into streams must be read to be judged; no honest file has more of them than this. */
const mostUnpacked = 32 * 1024 * 1024;
/** White space and the odd byte some printers leave behind the end. */
const mostAfterEnd = 1024;

/** Actions, scripts and files in the file. Names as they stand in a dictionary. */
const active = new Set([
	'JavaScript',
	'JS',
	'Launch',
	'EmbeddedFile',
	'EmbeddedFiles',
	'RichMedia',
	'Movie',
	'Sound',
	'Rendition',
	'XFA',
	'SubmitForm',
	'ImportData',
	'GoToE',
	'GoToR',
	'Collection'
]);
/** All that is asked for; others are not kept, or a file of nothing but names would fill memory. */
const known = new Set([
	...active,
	...['Encrypt', 'Page', 'Pages', 'ObjStm', 'Filter', 'FlateDecode', 'DecodeParms']
]);
const markup = /<(html|script|!doctype|iframe|body|svg xmlns|\?php)/i;

/**
 * No PDF reader runs here: the structure is checked, and every name in it is read, also in packed
 * objects. A file that is a web page or an archive at the same time is refused, whichever comes first.
 */
export function checkPdf(bytes: Buffer): Result<Buffer, RefusalCode> {
	const text = bytes.toString('latin1');
	if (!/^%PDF-[12]\.\d/.test(text) || !hasTrailer(text)) return fail('damaged');
	const end = text.lastIndexOf('%%EOF');
	const tail = text.slice(end + 5);
	if (end < 0 || tail.length > mostAfterEnd || /[^\s\0]/.test(tail)) return fail('damaged');
	if (text.includes('PK\u0005\u0006', Math.max(0, text.length - 66_000))) return fail('damaged');
	const { plain, packed } = split(text, bytes);
	if (packed === 'bomb') return fail('bomb');
	if (packed === 'damaged') return fail('damaged');
	if (markup.test(plain)) return fail('active_content');
	const names = namesIn(plain, ...packed);
	if (names.has('Encrypt')) return fail('encrypted');
	if ([...names].some((name) => active.has(name))) return fail('active_content');
	return names.has('Page') || names.has('Pages') ? ok(bytes) : fail('damaged');
}

/** The last pointer leads to a table or to an object: what a reader starts from is there. */
function hasTrailer(text: string): boolean {
	const at = text.lastIndexOf('startxref');
	const offset = Number(/^startxref\s+(\d{1,10})\s/.exec(text.slice(at, at + 40))?.[1] ?? NaN);
	if (at < 0 || !(offset < text.length)) return false;
	return /^\s*(xref|\d+\s+\d+\s+obj)/.test(text.slice(offset, offset + 40));
}

/** Everything but the content of packed streams, and the content of those that hold objects. */
function split(text: string, bytes: Buffer) {
	let plain = '';
	let from = 0;
	let previous = 0;
	let unpacked = 0;
	const packed: string[] = [];
	const start = /\bstream(?:\r\n|\n|\r)/g;
	for (let match = start.exec(text); match; match = start.exec(text)) {
		// No further back than the stream before, so that every byte is looked at once.
		const before = text.slice(previous, match.index);
		const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj')));
		const begin = match.index + match[0].length;
		const close = text.indexOf('endstream', begin);
		if (close < 0) return { plain, packed: 'damaged' as const };
		const names = namesIn(dictionary);
		if (names.has('ObjStm')) {
			if (names.has('DecodeParms') || (names.has('Filter') && !names.has('FlateDecode'))) {
				return { plain, packed: 'damaged' as const };
			}
			const raw = bytes.subarray(begin, close);
			const content = names.has('Filter') ? inflate(raw, mostUnpacked - unpacked) : raw;
			if (!Buffer.isBuffer(content)) return { plain, packed: content };
			unpacked += content.length;
			packed.push(content.toString('latin1'));
		}
		if (names.has('Filter')) {
			// Packed bytes hold no objects: this pretends to be a stream to one reader and not to another.
			if (/\d\s+\d+\s+obj\b/.test(text.slice(begin, close))) {
				return { plain, packed: 'damaged' as const };
			}
			plain += text.slice(from, begin);
			from = close;
		}
		previous = close;
		start.lastIndex = close;
	}
	return { plain: plain + text.slice(from), packed };
}

function inflate(raw: Buffer, most: number): Buffer | 'bomb' | 'damaged' {
	try {
		return inflateSync(raw, { maxOutputLength: Math.max(1, most) });
	} catch (error) {
		const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		return isBomb ? 'bomb' : 'damaged';
	}
}

/** `/J#61vaScript` is `/JavaScript`. */
function namesIn(...texts: string[]): Set<string> {
	const names = new Set<string>();
	for (const text of texts) {
		for (const [, written = ''] of text.matchAll(/\/([^\s()<>[\]{}/%\0]+)/g)) {
			const name = written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
				String.fromCharCode(parseInt(hex, 16))
			);
			if (known.has(name)) names.add(name);
		}
	}
	return names;
}
