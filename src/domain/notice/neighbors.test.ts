import { expect, test } from 'vitest';
import { neighborsIn } from './neighbors.ts';
import type { NoticeHeader, NoticeKind } from './notice.ts';

const header = (number: number, kind: NoticeKind) => ({ number, kind }) as NoticeHeader;
const list = [
	header(9, 'typicalCase'),
	header(8, 'law'),
	header(7, 'typicalCase'),
	header(5, 'typicalCase')
];

test('neighbors are of the same kind, in the order of the list', () => {
	expect(neighborsIn(list, 7)).toEqual({ newer: list[0], older: list[3] });
	expect(neighborsIn(list, 9)).toEqual({ newer: null, older: list[2] });
	expect(neighborsIn(list, 8)).toEqual({ newer: null, older: null });
	expect(neighborsIn(list, 4)).toEqual({ newer: null, older: null });
});
