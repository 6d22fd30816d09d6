import type { ChosenFile } from '#domain/files/chosen-file';
import { withExtension } from '#domain/files/file-name';
import { type FileKind, fileKinds, isPicture } from '#domain/files/kinds';
import { MAX_FILE_BYTES } from '#domain/files/limits';
import { fail, ok, type Result } from '#domain/result';
import { type Choice, type ChoiceCode, checkChoice } from '#client/files/check-choice';
import { storeBlob } from '#client/files/blob-store';
import { dropBlob } from '#client/files/sweep-blobs';
import { shrinkPicture } from '#client/platform/shrink-picture';
import { currentSpace } from './outbox.svelte.ts';

export type RefusedChoice = ChoiceCode | 'heic' | 'not_stored';

/** Checks, makes smaller and stores one file. "Saved" means read back from the disk with the right hash. */
export async function chooseFile(file: File): Promise<Result<ChosenFile, RefusedChoice>> {
	const checked = await checkChoice(file);
	if (!checked.ok) return checked;
	const prepared = await prepare(file, checked.value);
	if (!prepared.ok) return prepared;
	const { name, type, bytes } = prepared.value;
	if (bytes.length > MAX_FILE_BYTES) return fail('too_large');
	const stored = await storeBlob((await currentSpace()).outbox, bytes);
	if (!stored.ok) return stored;
	return ok({
		id: crypto.randomUUID(),
		sha256: stored.value,
		name,
		type,
		bytes: bytes.length,
		purpose: '',
		originalBytes: file.size
	});
}

/** The draft no longer names it; it stays where something else does. */
export async function forgetFile(sha256: string): Promise<void> {
	await dropBlob((await currentSpace()).outbox, sha256);
}

interface Prepared extends Pick<ChosenFile, 'name' | 'type'> {
	bytes: Uint8Array<ArrayBuffer>;
}

async function prepare(
	file: File,
	{ kind, name }: Choice
): Promise<Result<Prepared, RefusedChoice>> {
	if (kind !== 'heic' && !isPicture(kind)) return readWhole(file, name, kind);
	const shrunk = await shrinkPicture(file, kind === 'png');
	if (!shrunk) return fail(kind === 'heic' ? 'heic' : 'unreadable');
	const { bytes, extension, type } = shrunk;
	return ok({ name: withExtension(name, extension), type, bytes });
}

async function readWhole(
	file: File,
	name: string,
	kind: FileKind
): Promise<Result<Prepared, 'unreadable'>> {
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		return ok({ name, type: fileKinds[kind].type, bytes });
	} catch {
		return fail('unreadable');
	}
}
