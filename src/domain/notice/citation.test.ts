import { describe, expect, it } from 'vitest';
import { lawStatusOn } from './citation.ts';
import { noticeStatusOn } from './notice.ts';

const trademark = {
	effectiveFrom: '2019-11-01',
	effectiveTo: '2026-12-31',
	supersededBy: { law: '商标法（2027年施行）', article: '' }
};

describe('in-force status of a cited law', () => {
	it('is in force without a known end', () => {
		expect(lawStatusOn({ ...trademark, effectiveTo: null }, '2030-01-01')).toEqual({
			status: 'inForce'
		});
	});

	it('names the last day while that is still to come, and on that day', () => {
		const ending = { status: 'ending', on: '2026-12-31', successor: trademark.supersededBy };
		expect(lawStatusOn(trademark, '2026-11-24')).toEqual(ending);
		expect(lawStatusOn(trademark, '2026-12-31')).toEqual(ending);
	});

	it('turns to repealed on the day after, with the successor', () => {
		expect(lawStatusOn(trademark, '2027-01-01')).toEqual({
			status: 'repealed',
			on: '2026-12-31',
			successor: trademark.supersededBy
		});
	});

	it('is not in force on the day before it begins', () => {
		expect(lawStatusOn({ ...trademark, effectiveFrom: '2027-01-01' }, '2026-12-31')).toEqual({
			status: 'notYetInForce',
			from: '2027-01-01'
		});
	});
});

describe('in-force status of a notice', () => {
	const header = { effectiveFrom: null, effectiveTo: null, expired: false, supersededBy: null };

	it('says nothing about a text that has no dates', () => {
		expect(noticeStatusOn(header, '2026-11-24')).toBeNull();
	});

	it('is repealed without a day when the source only says that it ended', () => {
		expect(noticeStatusOn({ ...header, expired: true }, '2026-11-24')).toEqual({
			status: 'repealed',
			on: null,
			successor: null
		});
	});

	it('takes a known last day over the source’s bare word', () => {
		const ended = { ...header, expired: true, effectiveTo: '2026-08-14' };
		expect(noticeStatusOn(ended, '2026-08-14')?.status).toBe('ending');
		expect(noticeStatusOn(ended, '2026-08-15')?.status).toBe('repealed');
	});
});
