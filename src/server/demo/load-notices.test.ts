import { describe, expect, it } from 'vitest';
import { resolveCitation } from '../../domain/notice/laws.ts';
import { draftToNotice } from '../notice/draft.ts';
import { fileToDraft, loadDemoNotices } from './load-notices.ts';

describe('the demonstration notices', () => {
	const drafts = loadDemoNotices();

	it('are 24, numbered 1 to 24', () => {
		expect(drafts.map((draft) => draft.number)).toEqual(
			Array.from({ length: 24 }, (_, n) => n + 1)
		);
	});

	it.each(drafts.map((draft) => [draft.number, draft] as const))(
		'%i is whole in both languages, with the same sections',
		(_, draft) => {
			const times = { number: draft.number ?? 0, publishedAt: '', updatedAt: '' };
			const { body, languages } = draftToNotice(draft, times);
			const sections = (blocks: typeof body.zh) =>
				blocks.filter((block) => block.t === 'heading').length;
			expect(languages).toEqual(['zh', 'en']);
			expect(draft.title.en).toBeTruthy();
			expect(sections(body.zh)).toBeGreaterThan(0);
			expect(sections(body.en ?? [])).toBe(sections(body.zh));
		}
	);

	it('cite laws of the register only', () => {
		const unknown = drafts.flatMap((draft) =>
			draft.citations.filter((citation) => resolveCitation(citation, draft.date) === null)
		);
		expect(unknown).toEqual([]);
	});

	it('name what is wrong in a file', () => {
		expect(() => fileToDraft('x.md', '---\nnumber: 3\n---\n正文')).toThrow('x.md: kind is missing');
		expect(() => fileToDraft('x.md', '正文')).toThrow('x.md: no front matter');
	});
});
