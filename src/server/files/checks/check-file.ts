import { fileTypeFromBuffer } from 'file-type';
import type { RefusalCode } from '../../../domain/files/attachment.ts';
import { type FileKind, fileKinds, isPicture, kindOfName } from '../../../domain/files/kinds.ts';
import { MAX_FILE_BYTES } from '../../../domain/files/limits.ts';
import { type Sniffed, sniff, SNIFF_BYTES } from '../../../domain/files/sniff.ts';
import { fail, type Result } from '../../../domain/result.ts';
import { checkOoxml } from './check-ooxml.ts';
import { checkPdf } from './check-pdf.ts';
import { checkPicture } from './check-picture.ts';
import { hasEicar } from './eicar.ts';

/** What may be stored and served: for pictures a new file without anything but the picture. */
export type Checked = Result<Buffer, RefusalCode>;

/**
 * Name, declared type, first bytes and parser must all say the same kind (row A31). Runs on bytes that
 * a stranger chose: every parser is bounded before it unpacks anything.
 */
export async function checkFile(
	bytes: Buffer,
	{ name, type }: { name: string; type: string }
): Promise<Checked> {
	if (bytes.length > MAX_FILE_BYTES) return fail('too_large');
	// Said first, so that the test file of virus scanners is called what it is under any name.
	if (hasEicar(bytes)) return fail('malware');
	const kind = kindOfName(name);
	if (!kind) return fail('type_not_allowed');
	const found = sniff(bytes.subarray(0, SNIFF_BYTES));
	const isOffice = kind === 'docx' || kind === 'xlsx';
	// What Office encrypts, and what it wrote before 2007, is this container.
	if (found === 'ole') return fail(isOffice ? 'encrypted' : 'type_not_allowed');
	if (found === 'zip' ? !isOffice : found !== kind) {
		return fail(isAllowed(found) ? 'name_mismatch' : 'type_not_allowed');
	}
	if (fileKinds[kind].type !== type) return fail('name_mismatch');
	const checked = await parse(bytes, kind);
	if (!checked.ok) return checked;
	// A second opinion that knows hundreds of kinds; asked last, because it unpacks.
	const seen = await fileTypeFromBuffer(bytes);
	return seen?.mime === type ? checked : fail('name_mismatch');
}

function parse(bytes: Buffer, kind: FileKind): Promise<Checked> | Checked {
	if (isPicture(kind)) return checkPicture(bytes, kind);
	return kind === 'pdf' ? checkPdf(bytes) : checkOoxml(bytes, kind);
}

function isAllowed(found: Sniffed): boolean {
	return Object.hasOwn(fileKinds, found) || found === 'zip';
}
