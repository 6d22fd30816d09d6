import { describe, expect, test } from 'vitest';
import {
	canonicalAnswers,
	changedQuestions,
	clocksToAsk,
	questionsFor,
	type Answers
} from './answers.ts';
import { contentHashOf, fingerprintOf } from './fingerprint.ts';
import { allItems, findItem, type AnswerValue, type Questionnaire } from './questionnaire.ts';
import { questionnaire } from './questions.ts';
import { evaluate } from './result.ts';
import { compareResults } from './trend.ts';

const today = '2026-11-24';

function answersTo(
	values: Record<string, AnswerValue>,
	dates: Record<string, Record<string, string>> = {},
	from: Questionnaire = questionnaire
): Answers {
	return Object.fromEntries(
		Object.entries(values).map(([id, value]) => {
			const item = findItem(from, id);
			if (!item) throw new Error(id);
			return [id, { value, fingerprint: fingerprintOf(item), dates: dates[id] ?? {} }];
		})
	);
}

function result(answers: Answers, mode: 'quick' | 'full' = 'full', from = questionnaire) {
	const check = { mode, profile: {}, answers, contentHash: contentHashOf(from), answersHash: 'h' };
	return evaluate(from, check, today);
}

/** The questionnaire after an editor has reworded L1, and given L5 another law only. */
const reworded: Questionnaire = {
	...questionnaire,
	version: '2027.01',
	domains: questionnaire.domains.map((domain) => ({
		...domain,
		items: domain.items.map((item) =>
			item.id === 'L1'
				? { ...item, text: { zh: '新的问法?', en: 'Asked anew?' } }
				: item.id === 'L5'
					? { ...item, law: [] }
					: item
		)
	}))
};

describe('a result', () => {
	test('lists red flags first, then urgent clocks, then the three heaviest other gaps', () => {
		const one = result(
			answersTo(
				{ L1: 'no', L2: 'unsure', C1: 'no', C3: 'no', L4: 'no', L5: 'no', E3: 'yes', T4: 'yes' },
				{ E3: { performBy: '2024-12-21' } }
			)
		);
		expect(one.redFlags).toEqual(['L1', 'L2']);
		expect(one.clocks.map((clock) => [clock.itemId, clock.dueOn])).toEqual([['E3', '2026-12-21']]);
		expect(one.heaviest).toEqual(['L4', 'T4', 'C1']);
	});

	test('has no overall number', () => {
		expect(Object.keys(result({})).sort()).toEqual(
			[
				'answersHash',
				'clocks',
				'contentHash',
				'coverage',
				'evaluatedOn',
				'heaviest',
				'mode',
				'perDomain',
				'perItem',
				'questionnaireVersion',
				'redFlags'
			].sort()
		);
	});

	test('gives a quick check no domain index, only what it found', () => {
		const yes = Object.fromEntries(questionnaire.quick.map((id) => [id, 'yes' as const]));
		const quick = result(answersTo({ ...yes, E2: 'no', F3: 'no', L1: 'no' }), 'quick');
		expect(quick.coverage).toEqual({ answered: 12, applicable: 12 });
		expect(quick.redFlags).toEqual(['L1']);
		expect(quick.perDomain.every((domain) => domain.index === null)).toBe(true);
		expect(quick.perDomain.find((domain) => domain.domainId === 'D2')?.band).toBe('red');
	});

	test('leaves out what the profile rules out', () => {
		const ids = questionsFor(questionnaire, 'quick', { employees: 'no', discharge: 'no' }).map(
			(item) => item.id
		);
		expect(ids).toEqual(['C4', 'G3', 'P2', 'T3', 'E1', 'E2', 'S2', 'F3']);
		expect(questionsFor(questionnaire, 'full', {})).toHaveLength(66);
	});

	test('asks for a date only when the answer gives it a meaning', () => {
		const labor = findItem(questionnaire, 'L1');
		const debt = findItem(questionnaire, 'C4');
		if (!labor || !debt) throw new Error('items are gone');
		expect(clocksToAsk(labor, 'yes')).toEqual([]);
		expect(clocksToAsk(labor, 'partly')).toHaveLength(1);
		expect(clocksToAsk(debt, 'yes')).toHaveLength(1);
		expect(clocksToAsk(debt, 'na')).toEqual([]);
		expect(clocksToAsk(debt, null)).toEqual([]);
	});
});

describe('a new version of the questionnaire', () => {
	test('asks only the reworded question again and keeps the other answers', () => {
		const old = answersTo({ L1: 'no', L2: 'yes', L5: 'yes' });
		expect(changedQuestions(allItems(reworded), old).map((item) => item.id)).toEqual(['L1']);
		const next = result(old, 'full', reworded);
		expect(next.perItem.find((one) => one.itemId === 'L1')?.answer).toBeNull();
		expect(next.perItem.find((one) => one.itemId === 'L2')?.answer).toBe('yes');
		expect(next.redFlags).toEqual([]);
	});

	test('has another content hash, also when only a law changed', () => {
		expect(contentHashOf(reworded)).not.toBe(contentHashOf(questionnaire));
		expect(contentHashOf(questionnaire)).toMatch(/^[0-9a-f]{14}$/);
	});

	test('compares only questions put in the same words', () => {
		const before = result(answersTo({ L1: 'no', L2: 'no', L3: 'yes', C1: 'na' }));
		const after = result(
			answersTo({ L1: 'yes', L2: 'yes', L3: 'partly', C1: 'yes' }, {}, reworded),
			'full',
			reworded
		);
		const trend = compareResults(before, after);
		expect(trend.compared).toBe(2);
		expect(trend.better).toEqual([{ itemId: 'L2', before: 1, after: 0 }]);
		expect(trend.worse).toEqual([{ itemId: 'L3', before: 0, after: 0.5 }]);
		expect(trend.perDomain).toEqual([{ domainId: 'D2', before: 0.5, after: 0.25, compared: 2 }]);
	});
});

test('the text that is hashed does not depend on the order of the taps', () => {
	const check = { questionnaireVersion: '1', contentHash: 'x' };
	const one = answersTo({ L1: 'no', C1: 'yes' });
	const other = answersTo({ C1: 'yes', L1: 'no' });
	expect(canonicalAnswers({ ...check, profile: { employees: 'yes', company: 'no' } }, one)).toBe(
		canonicalAnswers({ ...check, profile: { company: 'no', employees: 'yes' } }, other)
	);
	expect(canonicalAnswers({ ...check, profile: {} }, one)).not.toBe(
		canonicalAnswers({ ...check, profile: {} }, answersTo({ L1: 'yes', C1: 'yes' }))
	);
});
