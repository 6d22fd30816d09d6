import { describe, expect, test } from 'vitest';
import { noticesFor, type NoticeCandidate } from './finding-notices.ts';

let number = 0;
const notice = (over: Partial<NoticeCandidate>): NoticeCandidate => ({
	number: ++number,
	kind: 'riskTip',
	title: { zh: '提示', en: null },
	issuer: '清河市中级人民法院',
	date: '2026-03-01',
	domains: ['D4'],
	items: [],
	citations: [],
	...over
});
const finding = { itemId: 'I1', domainId: 'D4' };

describe('notices for a finding', () => {
	test('put those that name the item first, then the domain by authority and date, three at most', () => {
		const local = notice({ date: '2026-09-01' });
		const old = notice({ issuer: '最高人民法院', date: '2025-01-01' });
		const fresh = notice({ issuer: '最高人民法院', date: '2026-01-01' });
		const exact = notice({ items: ['I1'], date: '2020-01-01', domains: [] });
		const other = notice({ domains: ['D1'] });
		const found = noticesFor(finding, [local, old, fresh, exact, other], '2026-11-24');
		expect(found.notices).toEqual([exact, fresh, old]);
	});

	test('drop a notice the day its law goes out of force, and say 更新中', () => {
		const exact = notice({ items: ['I1'], citations: [{ law: '商标法', article: '4' }] });
		expect(noticesFor(finding, [exact], '2026-12-31')).toMatchObject({
			notices: [exact],
			isUpdating: false
		});
		expect(noticesFor(finding, [exact], '2027-01-01')).toMatchObject({
			notices: [],
			isUpdating: true
		});
	});

	test('do not vouch for a law the register does not hold', () => {
		const unknown = notice({ items: ['I1'], citations: [{ law: '不存在的法', article: '1' }] });
		expect(noticesFor(finding, [unknown], '2026-11-24').notices).toEqual([]);
	});

	test('keep leniency entries apart, and only those that name the item', () => {
		const entry = notice({ kind: 'leniencyEntry', items: ['I1'] });
		const neighbor = notice({ kind: 'leniencyEntry' });
		const statute = notice({ kind: 'law' });
		const found = noticesFor(finding, [entry, neighbor, statute], '2026-11-24');
		expect(found.leniency).toEqual([entry]);
		expect(found.notices).toEqual([]);
	});
});
