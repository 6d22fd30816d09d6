import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { requestContentSchema } from './request.ts';
import { answersOf, allItems, findItem, type Text } from './questionnaire.ts';
import { profileIds, profileQuestions } from './profile.ts';
import { questionnaire } from './questions.ts';

const items = allItems(questionnaire);
const ids = (wanted: (item: (typeof items)[number]) => boolean) =>
	items.filter(wanted).map((item) => item.id);

describe('the questionnaire', () => {
	test('has 10 domains with 66 items, each id once', () => {
		expect(questionnaire.domains.map((domain) => [domain.id, domain.items.length])).toEqual([
			['D1', 7],
			['D2', 7],
			['D3', 6],
			['D4', 6],
			['D5', 7],
			['D6', 6],
			['D7', 7],
			['D8', 8],
			['D9', 6],
			['D10', 6]
		]);
		expect(items).toHaveLength(66);
		expect(new Set(items.map((item) => item.id)).size).toBe(66);
	});

	test('has the 17 red flags, the five reverse items and one choice', () => {
		expect(ids((item) => item.redFlag).sort()).toEqual(
			'C4 C6 E1 E2 F2 F3 G3 I5 L1 L2 L7 P2 S2 T1 T3 Y1 Y5'.split(' ')
		);
		expect(ids((item) => item.goodAnswer === 'no').sort()).toEqual(['C5', 'E2', 'E4', 'F3', 'T4']);
		expect(ids((item) => item.choice !== null)).toEqual(['F4']);
		const choice = findItem(questionnaire, 'F4');
		expect(choice && answersOf(choice)).toEqual(['yes', 'no', 'unsure', 'na']);
	});

	test('gives a red flag only to the gravest items', () => {
		expect(ids((item) => item.redFlag && item.severity < 4)).toEqual([]);
	});

	test('asks twelve red flags in the quick check, all of them items', () => {
		expect(questionnaire.quick).toHaveLength(12);
		for (const id of questionnaire.quick) {
			expect(findItem(questionnaire, id)?.redFlag, id).toBe(true);
		}
	});

	test('asks nine things first, each answer hiding something', () => {
		expect(profileQuestions.map((question) => question.id)).toEqual([...profileIds]);
		expect(profileQuestions).toHaveLength(9);
		for (const id of profileIds) {
			const others = Object.fromEntries(profileIds.map((one) => [one, 'no' as const]));
			const hidden = items.filter((item) => !item.appliesIf(others));
			const shown = hidden.filter((item) => item.appliesIf({ ...others, [id]: 'yes' }));
			expect(shown.length, id).toBeGreaterThan(0);
		}
	});

	test('hides nothing that was left open or not known', () => {
		const unsure = Object.fromEntries(profileIds.map((one) => [one, 'unsure' as const]));
		expect(items.every((item) => item.appliesIf({}) && item.appliesIf(unsure))).toBe(true);
	});

	test('runs clocks on the twelve items that have a legal period', () => {
		expect(ids((item) => item.clocks.length > 0).sort()).toEqual(
			'C4 C5 E1 E3 E5 E7 G1 I2 L1 L2 T2 Y1'.split(' ')
		);
	});

	test('cites law for every item, or says why there is none', () => {
		expect(ids((item) => item.law.length === 0)).toEqual(['F1', 'F5', 'F6']);
		expect(ids((item) => item.caveat !== null).sort()).toEqual(
			['F1', 'F5', 'F6', 'G1', 'I6', 'T6'].sort()
		);
	});

	test('speaks both languages, in short Chinese sentences', () => {
		const texts: Text[] = items.flatMap((item) => [
			item.text,
			item.why,
			item.act,
			item.evidence,
			...item.clocks.flatMap((clock) => [clock.from, clock.label])
		]);
		for (const { zh, en } of texts) {
			expect(zh).toMatch(/[\u4e00-\u9fff]/);
			expect(en.trim().length, zh).toBeGreaterThan(2);
			expect(en).not.toMatch(/[\u4e00-\u9fff]/);
		}
		const lengths = items
			.flatMap((item) => `${item.why.zh}${item.act.zh}`.split(/[。?;!]/))
			.map((sentence) => sentence.match(/[\u4e00-\u9fff]/g)?.length ?? 0)
			.filter((length) => length > 0)
			.sort((a, b) => a - b);
		expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(25);
	});

	test('has ids that a request may carry', () => {
		const shared = items.map((item) => ({ itemId: item.id, answer: 'no', selfLevel: 'red' }));
		const content = { contactName: '王', contactPhone: '13800000000', description: '。', shared };
		expect(v.is(requestContentSchema, content)).toBe(true);
	});
});
