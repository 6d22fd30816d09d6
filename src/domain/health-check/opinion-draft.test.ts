import { describe, expect, it } from 'vitest';
import {
	basisStateOn,
	checkOpinion,
	defaultDeadline,
	readArticle,
	type OpinionDraft
} from './opinion-draft.ts';

const today = '2026-11-24';
const draft: OpinionDraft = {
	opinionId: '0e200000-0000-4000-8000-000000000001',
	requestId: '0e100000-0000-4000-8000-000000000001',
	itemId: 'L1',
	level: 'red',
	finding: '三人没有书面劳动合同。',
	basis: [{ law: '劳动合同法', article: '82' }],
	advice: '一周内补签。',
	deadline: '2026-12-01',
	deadlineChosen: false
};

describe('an opinion that is being written', () => {
	it('gives the firm 7, 30 or 90 days by its level', () => {
		expect(defaultDeadline('red', today)).toBe('2026-12-01');
		expect(defaultDeadline('orange', today)).toBe('2026-12-24');
		expect(defaultDeadline('yellow', today)).toBe('2027-02-22');
	});

	it('can be issued when it is whole and its basis is in force', () => {
		expect(checkOpinion(draft, today)).toEqual([]);
	});

	it('is stopped by a law that is no longer in force, which names its successor', () => {
		const basis = [{ law: '环境保护法', article: '45' }];
		expect(checkOpinion({ ...draft, basis }, today)).toEqual([
			{ field: 'basis', code: 'outdated' }
		]);
		expect(basisStateOn({ law: '环境保护法', article: '45' }, today)).toMatchObject({
			kind: 'outdated',
			successor: { law: '生态环境法典' }
		});
	});

	it('is stopped on 1 January by a law that could be cited in December', () => {
		const basis = [{ law: '商标法（2019）', article: '49' }];
		expect(checkOpinion({ ...draft, basis, deadline: '2027-02-01' }, '2026-12-31')).toEqual([]);
		expect(checkOpinion({ ...draft, basis, deadline: '2027-02-01' }, '2027-01-01')).toEqual([
			{ field: 'basis', code: 'outdated' }
		]);
	});

	it('is stopped by a law the register does not hold, by a law of tomorrow, and by none', () => {
		for (const law of ['某某条例', '商标法（2027年施行）']) {
			const basis = [{ law, article: '1' }];
			expect(checkOpinion({ ...draft, basis }, today)).toHaveLength(1);
		}
		expect(checkOpinion({ ...draft, basis: [] }, today)).toEqual([
			{ field: 'basis', code: 'empty' }
		]);
	});

	it('names what is missing in the order of the form', () => {
		const empty = { ...draft, finding: ' \u200b', advice: '', deadline: '2026-02-30' };
		expect(checkOpinion(empty, today)).toEqual([
			{ field: 'finding', code: 'empty' },
			{ field: 'advice', code: 'empty' },
			{ field: 'deadline', code: 'notADate' }
		]);
		expect(checkOpinion({ ...draft, deadline: '2026-11-23' }, today)).toEqual([
			{ field: 'deadline', code: 'past' }
		]);
	});

	it('reads an article number however it is typed', () => {
		expect(['第八十二条', '82', ' ８２ ', '第82条'].map(readArticle)).toEqual(Array(4).fill('82'));
		expect(readArticle('第一百三十三条之一')).toBe('133之1');
		expect(['', '条', 'abc', '0'].map(readArticle)).toEqual(Array(4).fill(null));
	});
});
