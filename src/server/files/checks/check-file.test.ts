import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeCorpus, photo } from '../../../../tests/support/file-corpus.ts';
import { checkFile } from './check-file.ts';

const corpus = await makeCorpus();

describe('a file that came in', () => {
	// The longest unpacks 32 MB at most: what takes this long reads its bytes over and over.
	it.each(corpus)('$title: $refused', { timeout: 20_000 }, async (file) => {
		const { bytes, name, type, refused } = file;
		const checked = await checkFile(bytes, { name, type });
		expect(checked.ok ? null : checked.code).toBe(refused);
	});

	it('is kept without what a camera writes into it, and still shows the picture', async () => {
		const bytes = await photo(320, 240);
		expect(bytes.includes('SECRETPHONE')).toBe(true);
		const checked = await checkFile(bytes, { name: 'a.jpg', type: 'image/jpeg' });
		if (!checked.ok) throw new Error(checked.code);
		const kept = await sharp(checked.value).metadata();
		expect(kept).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
		expect([kept.exif, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined]);
		expect(checked.value.includes('SECRETPHONE')).toBe(false);
	});

	it('loses what hides behind a picture', async () => {
		const bytes = Buffer.concat([await photo(64, 64), Buffer.from('<script>alert(1)</script>')]);
		const checked = await checkFile(bytes, { name: 'a.jpg', type: 'image/jpeg' });
		expect(checked.ok && checked.value.includes('<script>')).toBe(false);
		expect(checked.ok).toBe(true);
	});

	it('is refused when it is longer than allowed', async () => {
		const bytes = Buffer.alloc(20 * 1024 * 1024 + 1);
		const checked = await checkFile(bytes, { name: 'a.jpg', type: 'image/jpeg' });
		expect(checked).toEqual({ ok: false, code: 'too_large' });
	});
});
