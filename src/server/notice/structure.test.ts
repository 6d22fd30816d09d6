import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../../tests/support/notices.ts';
import { sectionOf, structureIssues } from '../../domain/notice/structure.ts';
import { draftToNotice, type NoticeDraft } from '../../domain/notice/draft.ts';

const times = { number: 1, publishedAt: '2026-11-24T00:00:00Z', updatedAt: '' };
const write = (kind: NoticeDraft['kind'], zh: string, change: Partial<NoticeDraft> = {}) =>
	draftToNotice(
		makeDraft('x', { kind, format: 'markdown', text: { zh, en: null }, ...change }),
		times
	);
const issues = (...args: Parameters<typeof write>) => structureIssues(write(...args));

const alert = [
	'## 他们怎么骗\n\n自称律师。',
	'## 他们常说的话\n\n- 包追回',
	'## 五步核对\n\n1. 停\n2. 问\n3. 查\n4. 拨\n5. 看',
	'## 已经付了钱\n\n报警。'
];
const call: Partial<NoticeDraft> = { facts: { fraudAlert: { call: ['police'] } } };

describe('the form of a kind', () => {
	it('is data on the headings, and nothing is missing where all parts are there', () => {
		const notice = write('fraudAlert', alert.join('\n\n'), call);
		expect(structureIssues(notice)).toEqual([]);
		expect(sectionOf(notice.body.zh, 'check')).toMatchObject([{ t: 'list', ordered: true }]);
		expect(sectionOf(notice.body.zh, 'holding')).toBeNull();
	});

	it('names the part, the list or the step that is missing', () => {
		expect(issues('fraudAlert', alert.slice(0, 3).join('\n\n'), call)).toEqual([
			{ code: 'partMissing', part: 'paid', language: 'zh' }
		]);
		const four = alert.join('\n\n').replace('\n5. 看', '');
		expect(issues('fraudAlert', four, call)).toEqual([
			{ code: 'notFiveSteps', steps: 4, language: 'zh' }
		]);
		const flat = alert.join('\n\n').replace('- 包追回', '包追回');
		expect(issues('fraudAlert', flat, call)).toEqual([
			{ code: 'listMissing', part: 'sayings', language: 'zh' }
		]);
	});

	it('asks a list entry for its days and its data', () => {
		const text = ['行为', '法律依据', '条件\n\n- 一', '对照一下\n\n- 首次？', '决定机关']
			.map((title) => `## ${title}\n\n正文`)
			.join('\n\n');
		expect(issues('leniencyEntry', text)).toEqual([
			{ code: 'daysMissing' },
			{ code: 'factsMissing' }
		]);
	});

	it('asks a handout for chapters, and a guidance for nothing', () => {
		const facts = { facts: { handout: { audience: { zh: '小企业', en: null } } } };
		expect(issues('handout', '## 只有一章\n\n正文', facts)).toEqual([
			{ code: 'chaptersMissing', language: 'zh' }
		]);
		expect(issues('guidance', '正文')).toEqual([]);
	});

	it('is the same in English', () => {
		const text = { zh: alert.join('\n\n'), en: '## How it works\n\nText.' };
		const missing = issues('fraudAlert', '', { ...call, text });
		expect(missing).toContainEqual({ code: 'partMissing', part: 'check', language: 'en' });
		expect(missing.some((one) => 'language' in one && one.language === 'zh')).toBe(false);
	});
});
