import { describe, expect, it } from 'vitest';
import { noticeKinds } from '../../domain/notice/notice.ts';
import { structureIssues } from '../../domain/notice/structure.ts';
import { resolveCitation } from '../../domain/notice/laws.ts';
import { draftToNotice } from '../../domain/notice/draft.ts';
import { fileToDraft, loadDemoNotices } from './load-notices.ts';

describe('the demonstration notices', () => {
	const drafts = loadDemoNotices();

	it('have the reserved numbers 1 to 24; later ones get the next free number', () => {
		expect(drafts.map((draft) => draft.number ?? draft.sourceId)).toEqual([
			...Array.from({ length: 24 }, (_, n) => n + 1),
			...Array.from({ length: drafts.length - 24 }, (_, n) => `demo-${n + 25}`)
		]);
	});

	it('show every kind', () => {
		expect(new Set(drafts.map((draft) => draft.kind))).toEqual(new Set(noticeKinds));
	});

	it.each(drafts.map((draft) => [draft.sourceId, draft] as const))(
		'%s is whole in both languages, with the same sections',
		(_, draft) => {
			const times = { number: draft.number ?? 0, publishedAt: '', updatedAt: '' };
			const notice = draftToNotice(draft, times);
			const { body, languages } = notice;
			expect(structureIssues(notice)).toEqual([]);
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
