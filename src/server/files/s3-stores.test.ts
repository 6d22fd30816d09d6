import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeS3, startFakeS3 } from '../../../tests/support/fake-s3.ts';
import { sha256Of } from '../../../tests/support/uploads.ts';
import { hashBlob, readBlob, removeBlob, writeBlob } from './read-blob.ts';
import { openS3Stores } from './s3-stores.ts';
import type { Stores } from './stores.ts';

let s3: FakeS3;
const open = (): Promise<Stores> =>
	openS3Stores({
		bucket: 'files',
		region: 'cn-1',
		endpoint: s3.endpoint,
		accessKeyId: 'key',
		secretAccessKey: 'secret'
	});

beforeAll(async () => {
	s3 = await startFakeS3('files');
});
afterAll(() => s3.close());

it('an upload goes on from its last byte, also in another process, and is begun once', async () => {
	const [one, other] = await Promise.all([open(), open()]);
	const bytes = randomBytes(700_000);
	const id = `firm/${sha256Of(bytes)}`;
	await one.quarantine.create(new Upload({ id, size: bytes.length, offset: 0 }));
	await one.quarantine.write(Readable.from([bytes.subarray(0, 300_000)]), id, 0);
	expect(await other.quarantine.getUpload(id)).toMatchObject({ id, offset: 300_000 });
	// Created again after a lost answer: nothing is emptied.
	await other.quarantine.create(new Upload({ id, size: bytes.length, offset: 0 }));
	await other.quarantine.write(Readable.from([bytes.subarray(300_000)]), id, 300_000);
	expect(await one.quarantine.getUpload(id)).toMatchObject({ offset: bytes.length });
	expect(await hashBlob(one.quarantine, id)).toBe(sha256Of(bytes));
	expect([...s3.objects.keys()].every((key) => key.startsWith('quarantine/'))).toBe(true);

	await removeBlob(one.quarantine, id);
	// Removed by one process, unknown to the other at once.
	await expect(other.quarantine.getUpload(id)).rejects.toMatchObject({ status_code: 404 });
	await removeBlob(other.quarantine, id);
});

it('a clean file lies under its own folder and name', async () => {
	const { clean } = await open();
	const bytes = randomBytes(1000);
	await writeBlob(clean, 'name', bytes);
	expect(s3.objects.get('clean/name')?.bytes).toEqual(bytes);
	expect(await readBlob(clean, 'name')).toEqual(bytes);
	await removeBlob(clean, 'name');
	expect(s3.objects.has('clean/name')).toBe(false);
});
