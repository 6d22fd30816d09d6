import { describe, expect, it } from 'vitest';
import { lawStatusOn } from './citation.ts';
import { citationWarnings } from './citation-warnings.ts';
import { resolveCitation } from './laws.ts';

const citations = [
	{ law: '环境保护法', article: '42' },
	{ law: '环境保护法', article: '45' },
	{ law: '商标法', article: '40' },
	{ law: '民法典', article: '509' }
];
const citedOn = '2026-03-05';
const told = (on: string) =>
	citationWarnings(citations, citedOn, on).map(({ law, status }) => [
		law,
		status.status,
		'successor' in status ? status.successor?.law : undefined
	]);
const statusOf = (law: string, on: string) => {
	const ref = resolveCitation({ law, article: '1' }, citedOn);
	return ref && lawStatusOn(ref, on).status;
};

describe('a notice that cites the Environmental Protection Law and the Trademark Law', () => {
	const [environment, trademark] = [
		['环境保护法', 'repealed', '生态环境法典'],
		['商标法（2019）', 'repealed', '商标法（2027年施行）']
	];

	it('warns of what has ended, and of what ends within three months', () => {
		expect(told('2026-03-05')).toEqual([]);
		expect(told('2026-08-14')).toEqual([['环境保护法', 'ending', '生态环境法典']]);
		expect(told('2026-08-15')).toEqual([environment]);
		expect(told('2026-12-31')).toEqual([
			environment,
			['商标法（2019）', 'ending', '商标法（2027年施行）']
		]);
		expect(told('2027-01-01')).toEqual([environment, trademark]);
	});

	it('says the same in its status lines', () => {
		const lines = (on: string) =>
			['环境保护法', '商标法', '民法典'].map((law) => statusOf(law, on));
		expect(lines('2026-08-14')).toEqual(['ending', 'ending', 'inForce']);
		expect(lines('2026-08-15')).toEqual(['repealed', 'ending', 'inForce']);
		expect(lines('2026-12-31')).toEqual(['repealed', 'ending', 'inForce']);
		expect(lines('2027-01-01')).toEqual(['repealed', 'repealed', 'inForce']);
	});

	it('warns once for each law and names every article', () => {
		expect(citationWarnings(citations, citedOn, '2026-08-15')[0]?.articles).toEqual(['42', '45']);
	});

	it('warns of a law that is not in force yet', () => {
		const next = [{ law: '商标法（2027年施行）', article: '4' }];
		expect(citationWarnings(next, citedOn, '2026-12-31')).toMatchObject([
			{ status: { status: 'notYetInForce', from: '2027-01-01' } }
		]);
		expect(citationWarnings(next, citedOn, '2027-01-01')).toEqual([]);
	});
});
