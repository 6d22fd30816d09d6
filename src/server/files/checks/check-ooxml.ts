import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { RefusalCode } from '../../../domain/files/attachment.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';

type Verdict = RefusalCode | null;

const mostEntries = 2000;
const mostBytes = 200 * 1024 * 1024;
/** XML of Word shrinks to a tenth; a bomb shrinks to a thousandth. Small parts may be as empty as they like. */
const mostRatio = 100;
const ratioFromBytes = 1024 * 1024;
const mostContentTypes = 512 * 1024;

const main = {
	docx: { part: 'word/document.xml', type: 'wordprocessingml.document.main+xml' },
	xlsx: { part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main+xml' }
};
/** Programs and files in the file: macros, ActiveX, OLE objects, old macro sheets, packages. */
const active =
	/(^|\/)(vba[^/]*|[^/]*\.bin|activex[^/]*|embeddings|macrosheets|dialogsheets|customui[^/]*)(\/|$)/i;
const activeButHarmless = /(^|\/)printerSettings\d*\.bin$/i;
const archive = /\.(zip|docx|docm|xlsx|xlsm|xlsb|pptx|jar|7z|rar|gz|tar|exe|dll|js|vbs|html?)$/i;

/**
 * Reads the table at the end of the archive and, of its content, only the list of parts: nothing is
 * unpacked to learn that it is too large (row A33).
 */
export async function checkOoxml(
	bytes: Buffer,
	kind: 'docx' | 'xlsx'
): Promise<Result<Buffer, RefusalCode>> {
	let zip: ZipFile;
	try {
		zip = await open(bytes);
	} catch {
		return fail('damaged');
	}
	try {
		if (zip.entryCount > mostEntries) return fail('bomb');
		// Room for a second file behind the first.
		if (zip.comment !== '') return fail('damaged');
		const entries = await readEntries(zip);
		const verdict = judge(entries, bytes.length, main[kind].part);
		if (verdict) return fail(verdict);
		const list = entries.find(({ fileName }) => fileName === '[Content_Types].xml');
		if (!list || list.uncompressedSize > mostContentTypes) return fail('damaged');
		const types = (await readEntry(zip, list)).toString('utf8');
		if (/macroEnabled|vbaProject|activeX|oleObject/i.test(types)) return fail('active_content');
		return types.includes(main[kind].type) ? ok(bytes) : fail('name_mismatch');
	} catch {
		return fail('damaged');
	} finally {
		zip.close();
	}
}

function judge(entries: Entry[], length: number, mainPart: string): Verdict {
	let total = 0;
	let packed = 0;
	const names = new Set<string>();
	for (const entry of entries) {
		const { fileName: name, uncompressedSize: size, compressedSize } = entry;
		if (isWrongName(name) || names.has(name.toLowerCase())) return 'damaged';
		names.add(name.toLowerCase());
		if (entry.isEncrypted()) return 'encrypted';
		if (isLink(entry) || ![0, 8].includes(entry.compressionMethod)) return 'damaged';
		if (size > ratioFromBytes && size > compressedSize * mostRatio) return 'bomb';
		if (archive.test(name)) return 'active_content';
		if (active.test(name) && !activeButHarmless.test(name)) return 'active_content';
		total += size;
		packed += compressedSize;
	}
	// Parts that share their bytes pretend to be small one by one.
	if (total > mostBytes || packed > length || overlap(entries)) return 'bomb';
	// Something stands before the first part: two files in one.
	if (Math.min(...entries.map((entry) => entry.relativeOffsetOfLocalHeader)) !== 0) {
		return 'damaged';
	}
	return names.has(mainPart) ? null : 'name_mismatch';
}

function isWrongName(name: string): boolean {
	return (
		name === '' ||
		name.startsWith('/') ||
		/[\\\0]|^[a-z]:/i.test(name) ||
		name.split('/').some((part) => part === '..' || part === '.')
	);
}

/** Unix keeps the kind of file in the upper half of this field. */
function isLink(entry: Entry): boolean {
	return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function overlap(entries: Entry[]): boolean {
	const inOrder = [...entries].sort(
		(a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader
	);
	return inOrder.some((entry, index) => {
		const next = inOrder[index + 1];
		// A local header has 30 bytes and the name.
		const end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
		return next !== undefined && next.relativeOffsetOfLocalHeader < end;
	});
}

function open(bytes: Buffer): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true };
		yauzl.fromBuffer(bytes, options, (error, zip) => (error ? reject(error) : resolve(zip)));
	});
}

function readEntries(zip: ZipFile): Promise<Entry[]> {
	return new Promise((resolve, reject) => {
		const entries: Entry[] = [];
		zip.on('entry', (entry: Entry) => {
			entries.push(entry);
			zip.readEntry();
		});
		zip.on('end', () => resolve(entries));
		zip.on('error', reject);
		zip.readEntry();
	});
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => {
			if (error) return reject(error);
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => resolve(Buffer.concat(chunks)));
			stream.on('error', reject);
		});
	});
}
