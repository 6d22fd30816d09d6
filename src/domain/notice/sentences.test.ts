import { expect, test } from 'vitest';
import { squeeze } from './anchor.ts';
import { splitSentences } from './sentences.ts';

test('sentences end with their closing marks, and their letters find them again', () => {
	const text = '对方回复：“知道，年后安排。”\n甲公司起诉！乙公司说，不用再付。';
	const sentences = splitSentences(text);
	expect(sentences.map((sentence) => sentence.text)).toEqual([
		'对方回复：“知道，年后安排。”',
		'甲公司起诉！',
		'乙公司说，不用再付。'
	]);
	for (const { text: said, range } of sentences) {
		expect(squeeze(text).slice(...range)).toBe(squeeze(said));
	}
});

test('numbers and names in English stay whole', () => {
	expect(splitSentences('It cost 4.6 yuan. See art. 188!').map(({ text }) => text)).toEqual([
		'It cost 4.6 yuan.',
		'See art.',
		'188!'
	]);
});

test('nothing that is said is too long for a voice', () => {
	const long = '当事人应当按照约定全面履行自己的义务，'.repeat(40);
	const sentences = splitSentences(long);
	expect(Math.max(...sentences.map(({ text }) => text.length))).toBeLessThan(200);
	expect(sentences.map(({ text }) => text).join('')).toBe(long);
});
