import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../../tests/support/notices.ts';
import { openPack, type PackSource } from '../../domain/notice/pack.ts';
import { draftToNotice } from '../../domain/notice/draft.ts';
import { PackBuilder } from './pack-builder.ts';
import { bytesSource, packTools } from './pack-tools.ts';

const notices = Array.from({ length: 60 }, (_, at) => {
	const zh = Array.from(
		{ length: 40 },
		(_, n) => `第${n + 1}条 第${at}部第${n}项规定的内容。`
	).join('\n');
	const en = at % 2 === 0 ? `(a) Rule ${at}.\n(b) Another.` : null;
	const title = { zh: `规定 ${at}`, en: en && `Rules ${at}` };
	const draft = makeDraft(`n${at}`, { title, text: { zh, en } });
	return draftToNotice(draft, { number: 100 + at, publishedAt: 'p', updatedAt: 'u' });
});

function build() {
	const builder = new PackBuilder();
	for (const notice of notices) builder.add(notice);
	return builder.finish();
}

describe('a pack', () => {
	it('gives every notice back as it was published', async () => {
		const pack = await openPack(bytesSource(build().bytes), packTools);
		for (const notice of notices) expect(await pack.notice(notice.number)).toEqual(notice);
		expect(await pack.notice(7)).toBeNull();
	});

	it('has the same bytes and name for the same notices', () => {
		expect(build().sha).toBe(build().sha);
	});

	it('is read in small ranges: one notice does not need the whole file', async () => {
		const { bytes } = build();
		let read = 0;
		const source: PackSource = {
			read: async (start, end) => {
				read += end - start;
				return bytes.subarray(start, end);
			}
		};
		const pack = await openPack(source, packTools);
		const opened = read;
		await pack.notice(130);
		expect(opened).toBeLessThan(bytes.length / 5);
		expect(read).toBeLessThan(bytes.length / 2);
	});

	it('refuses other files and formats it does not know', async () => {
		const { bytes } = build();
		await expect(openPack(bytesSource(Buffer.from('hello world')), packTools)).rejects.toThrow(
			'Not a pack'
		);
		const later = Buffer.from(
			bytes.toString('latin1').replace('"format":2', '"format":9'),
			'latin1'
		);
		await expect(openPack(bytesSource(later), packTools)).rejects.toThrow('format 9 is not known');
	});
});
