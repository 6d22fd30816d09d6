import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerValues, type AnswerValue, type Severity } from './questionnaire.ts';
import { gapOf, score, selfLevelOf, type Answered } from './score.ts';

const item = (
	id: string,
	severity: Severity,
	redFlag = false,
	goodAnswer: 'yes' | 'no' = 'yes'
) => ({
	id,
	severity,
	redFlag,
	goodAnswer
});

const answered = fc
	.record({
		severity: fc.constantFrom<Severity>(1, 2, 3, 4),
		redFlag: fc.boolean(),
		goodAnswer: fc.constantFrom<'yes' | 'no'>('yes', 'no'),
		answer: fc.constantFrom<AnswerValue | null>(...answerValues, null)
	})
	.map(({ answer, ...rest }) => ({ item: { id: 'X1', ...rest }, answer }));
const sheet = fc
	.array(answered, { minLength: 1, maxLength: 20 })
	.map((rows) => rows.map((row, at) => ({ ...row, item: { ...row.item, id: `X${at}` } })));

describe('a domain score', () => {
	test('gives the worked example: labor, index 48, red because of the unwritten contract', () => {
		const result = score([
			{ item: item('L1', 4, true), answer: 'no' },
			{ item: item('L2', 4, true), answer: 'yes' },
			{ item: item('L3', 3), answer: 'partly' },
			{ item: item('L4', 4), answer: 'unsure' },
			{ item: item('L5', 2), answer: 'yes' }
		]);
		expect(result.index).toBe(48);
		expect(result.band).toBe('red');
		expect(result.redFlags).toEqual(['L1']);
		expect(result.movers.map((mover) => mover.itemId)).toEqual(['L1', 'L4', 'L3']);
		const lost = result.movers.reduce((sum, mover) => sum + mover.lost, 0);
		expect(lost).toBeCloseTo(52);
	});

	test('gives no index under 70 % answered, and says how many are missing', () => {
		const rows: Answered[] = Array.from({ length: 10 }, (_, at) => ({
			item: item(`X${at}`, 2),
			answer: at < 6 ? 'yes' : null
		}));
		expect(score(rows)).toMatchObject({ index: null, band: null, missing: 4, coverage: 0.6 });
		rows[6] = { item: item('X6', 2), answer: 'yes' };
		expect(score(rows)).toMatchObject({ index: 100, band: 'green', missing: 3 });
	});

	test('leaves 不适用 out and never reads 不清楚 as yes', () => {
		const rows: Answered[] = [
			{ item: item('X1', 4), answer: 'na' },
			{ item: item('X2', 1), answer: 'unsure' }
		];
		expect(score(rows)).toMatchObject({ applicable: 1, answered: 1, index: 30, band: 'orange' });
		expect(gapOf({ goodAnswer: 'no' }, 'unsure')).toBe(0.7);
	});

	test('turns yes into the gap on reverse items', () => {
		expect(gapOf({ goodAnswer: 'no' }, 'yes')).toBe(1);
		expect(gapOf({ goodAnswer: 'no' }, 'no')).toBe(0);
	});

	test('draws the bands at 60 and 85', () => {
		const band = (no: number, yes: number) =>
			score([
				...Array.from({ length: no }, (_, at) => ({
					item: item(`N${at}`, 1),
					answer: 'no' as const
				})),
				...Array.from({ length: yes }, (_, at) => ({
					item: item(`Y${at}`, 1),
					answer: 'yes' as const
				}))
			]).band;
		expect(band(41, 59)).toBe('orange');
		expect(band(40, 60)).toBe('yellow');
		expect(band(16, 84)).toBe('yellow');
		expect(band(15, 85)).toBe('green');
	});

	test('grades one gap: red only for a red flag, otherwise by weight', () => {
		expect(selfLevelOf(item('X', 4, true), 'partly')).toBe('red');
		expect(selfLevelOf(item('X', 4), 'no')).toBe('orange');
		expect(selfLevelOf(item('X', 3), 'partly')).toBe('yellow');
		expect(selfLevelOf(item('X', 1), 'no')).toBe('blue');
		expect(selfLevelOf(item('X', 4, true), 'yes')).toBeNull();
		expect(selfLevelOf(item('X', 4, true), 'na')).toBeNull();
	});

	test('is red whenever a red flag has a gap, whatever the rest says', () => {
		fc.assert(
			fc.property(sheet, fc.constantFrom<AnswerValue>('partly', 'unsure', 'no'), (rows, answer) => {
				const result = score([...rows, { item: item('R1', 4, true), answer }]);
				expect(result.band).toBe('red');
				expect(result.redFlags).toContain('R1');
			})
		);
	});

	test('stays between 0 and 100, and never falls when one answer gets better', () => {
		fc.assert(
			fc.property(sheet, fc.nat(), (rows, pick) => {
				const before = score(rows);
				if (before.index !== null) {
					expect(before.index).toBeGreaterThanOrEqual(0);
					expect(before.index).toBeLessThanOrEqual(100);
				}
				const at = pick % rows.length;
				const row = rows[at];
				if (!row || row.answer === null || row.answer === 'na') return;
				const better = rows.with(at, { ...row, answer: row.item.goodAnswer });
				expect(score(better).index ?? 0).toBeGreaterThanOrEqual(before.index ?? 0);
				expect(score(better).coverage).toBe(before.coverage);
			})
		);
	});

	test('does not depend on the order of the questions', () => {
		fc.assert(
			fc.property(sheet, (rows) => {
				const [one, other] = [score(rows), score(rows.toReversed())];
				expect(one.index).toBe(other.index);
				expect(one.band).toBe(other.band);
			})
		);
	});
});
