import { expect, test } from 'vitest';
import { findAnchor, makeAnchor, quoteOf, squeeze } from './anchor.ts';
import { BlockIds } from './block-id.ts';
import type { Block } from './notice.ts';

function blocksOf(...texts: string[]): Block[] {
	const ids = new BlockIds('');
	return texts.map((text) => ({
		t: 'paragraph',
		id: ids.fromWords('p', text),
		children: [{ t: 'text', text }]
	}));
}

const first = '甲公司向乙公司供应五金配件，货款四十六万元。';
const second = '到期后乙公司没有付款，甲公司也没有人再催。';
const third = '短信写明了数额和日期，时效从这时起重新计算三年。';
const before = blocksOf(first, second, third);

function markIn(blocks: Block[], at: number, quote?: string) {
	const words = squeeze([first, second, third][at] ?? '');
	const from = quote === undefined ? -1 : words.indexOf(quote);
	const anchor = makeAnchor(
		blocks,
		blocks[at]?.id ?? '',
		'zh',
		quote === undefined ? null : [from, from + quote.length]
	);
	if (!anchor) throw new Error('nothing there');
	return anchor;
}

test('a paragraph put in above leaves the mark where it was', () => {
	const anchor = markIn(before, 1, '没有付款');
	const place = findAnchor(anchor, blocksOf('新的一段。', first, second, third));
	expect(place).toEqual({ state: 'same', id: before[1]?.id, range: anchor.range });
	expect(quoteOf(anchor)).toBe('没有付款');
});

test('a corrected paragraph is found by its neighbors, and the marked words where they still stand', () => {
	const corrected = '到期后乙公司没有付款，会计换了两次，电话也没有打过。';
	const now = blocksOf(first, corrected, third);
	expect(findAnchor(markIn(before, 1, '没有付款'), now)).toEqual({
		state: 'changed',
		id: now[1]?.id,
		words: corrected,
		range: [6, 10]
	});
	expect(findAnchor(markIn(before, 1, '没有人再催'), now)).toMatchObject({
		state: 'changed',
		range: null
	});
});

test('a corrected paragraph is found at another place too, when most of it is the same', () => {
	const corrected = third.replace('三年', '三年，甲公司起诉时没有超过');
	const now = blocksOf(corrected, '别的一段。', '再一段。');
	expect(findAnchor(markIn(before, 2), now)).toMatchObject({ state: 'changed', id: now[0]?.id });
});

test('what was taken out is gone, and nothing else is taken for it', () => {
	const now = blocksOf(first, '与此无关的另一件事情，说的是商标续展。');
	expect(findAnchor(markIn(before, 2, '重新计算'), now)).toEqual({ state: 'gone' });
});

test('an article with new words keeps its number and is said to have changed', () => {
	const article = (text: string): Block => ({
		t: 'article',
		id: 'a188',
		label: '第一百八十八条',
		children: [{ t: 'text', text }]
	});
	const anchor = makeAnchor([article('期间为二年。')], 'a188', 'zh', null);
	if (!anchor) throw new Error('nothing there');
	expect(findAnchor(anchor, [article('期间为二年。')])).toMatchObject({ state: 'same' });
	expect(findAnchor(anchor, [article('期间为三年。')])).toMatchObject({
		state: 'changed',
		id: 'a188',
		words: '第一百八十八条 期间为三年。'
	});
});

test('spaces and line breaks do not matter, and a quote keeps its own', () => {
	const [english] = blocksOf('Keep courier  receipts\nand e-mails.');
	const anchor = makeAnchor(english ? [english] : [], english?.id ?? '', 'en', [4, 19]);
	expect(anchor && quoteOf(anchor)).toBe('courier  receipts');
});
