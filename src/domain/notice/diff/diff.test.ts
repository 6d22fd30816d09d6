import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainTextToBlocks } from '../plain-source.ts';
import { align } from './align.ts';
import { diffBlocks } from './diff-blocks.ts';
import { diffTexts } from './diff-texts.ts';

const shown = (before: string, after: string) =>
	diffBlocks(plainTextToBlocks(before), plainTextToBlocks(after)).map((change) =>
		change.t === 'changed'
			? change.parts
					.map(({ t, text }) => (t === 'same' ? text : `${t === 'added' ? '+' : '-'}${text}`))
					.join('|')
			: change.t
	);

it('shows what changed inside a paragraph, and leaves the others alone', () => {
	expect(
		shown(
			'第一条 为了示例。\n第二条 应当在三十日内付款。',
			'第一条 为了示例。\n第二条 应当在六十日内付款。'
		)
	).toEqual(['same', '第二条 应当在|-三|+六|十日内付款。']);
});

it('tells a paragraph that is new from one that was changed', () => {
	expect(shown('公司应当付款。', '完全不同的另外一句话\n公司应当及时付款。')).toEqual([
		'added',
		'公司应当|+及时|付款。'
	]);
	expect(shown('一、旧的说法不再适用\n二、保留', '二、保留')).toEqual(['removed', 'same']);
});

it('says that nothing changed when nothing did', () => {
	const text = '第一条 为了示例。\n第二条 付款。';
	expect(shown(text, text)).toEqual(['same', 'same']);
});

it('both texts can be read from every difference', () => {
	const text = fc.string({
		unit: fc.constantFrom('甲', '乙', '丙', 'ab', ' ', '，'),
		maxLength: 40
	});
	fc.assert(
		fc.property(text, text, (before, after) => {
			const parts = diffTexts(before, after);
			const without = (t: string) =>
				parts
					.filter((part) => part.t !== t)
					.map((part) => part.text)
					.join('');
			expect(without('added')).toBe(before);
			expect(without('removed')).toBe(after);
		})
	);
});

it('finds the longest common list', () => {
	const steps = align([...'abcde'], [...'xbcyde'], (one) => one);
	expect(steps.filter(({ t }) => t === 'same')).toHaveLength(4);
});
