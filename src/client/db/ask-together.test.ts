import { expect, test } from 'vitest';
import { askTogether } from './ask-together.ts';

test('what is asked in one turn is answered together, each question by its own answer', async () => {
	const rounds: number[][] = [];
	const double = askTogether(async (numbers: number[]) => {
		rounds.push(numbers);
		return numbers.map((number) => number * 2);
	});
	expect(await Promise.all([double(1), double(5), double(1)])).toEqual([2, 10, 2]);
	expect(await double(7)).toBe(14);
	expect(rounds).toEqual([[1, 5, 1], [7]]);
});

test('a failure reaches everybody who asked with it, and nobody who asks later', async () => {
	let isBroken = true;
	const ask = askTogether(async (words: string[]) => {
		if (isBroken) throw new Error('broken');
		return words;
	});
	const both = await Promise.allSettled([ask('a'), ask('b')]);
	expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	isBroken = false;
	expect(await ask('c')).toBe('c');
});
