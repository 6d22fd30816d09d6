import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findShared } from '../../../tests/support/shared.ts';
import { readCsv } from '../../server/notice/import/read-csv.ts';
import { toCsv } from './csv.ts';

const read = (csv: string) => readCsv(csv.replace(/^\uFEFF/, '')).rows;
const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

it('no cell begins a formula, whatever stands before the mark', () => {
	const file = findShared('conformance/csv-injection.json');
	const shared = file ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
	const own = starts.flatMap((mark) => [`${mark}1+1`, ` ${mark}cmd|' /C calc'!A0`, `\0${mark}1`]);
	for (const text of [...shared, ...own]) {
		const [[first = ''] = []] = read(toCsv([[text]]));
		const begin = first.replace(/^[\s\p{Cf}]+/u, '');
		expect(
			starts.some((mark) => begin.startsWith(mark)),
			JSON.stringify(text)
		).toBe(false);
		expect(first.replace(/^'/, '')).toBe(text.replaceAll('\0', ''));
	}
});

it('gives back every table as it was, but for the apostrophe', () => {
	const text = fc.string({
		unit: fc.constantFrom('甲', '"', ',', '\n', '\r\n', 'a', ' ', '1', '-')
	});
	fc.assert(
		fc.property(
			fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
			(rows) => {
				const back = read(toCsv(rows)).map((row) => row.map((one) => one.replace(/^'/, '')));
				expect(back).toEqual(rows);
			}
		)
	);
});

it('keeps the digits of long numbers and leaves ordinary words alone', () => {
	expect(toCsv([['15400000001', '2026-10-12', '甲']])).toBe(
		'\uFEFF"\'15400000001","2026-10-12","甲"\r\n'
	);
});
