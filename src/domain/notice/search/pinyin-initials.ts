import { isHanUnit } from './tokens.ts';

/** First character of each initial in the order of pinyin. No syllable begins with i, u or v. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'];
const letters = 'abcdefghjklmnopqrstwxyz';
/** Marks the word in the index, so that one or two letters do not match half the titles. */
export const initialsMark = "'";

/**
 * 竞业限制 as jyxz, by the order that the runtime's own Chinese collation gives. Only where an index is
 * built: a phone's runtime may lack that order. A character with two readings has its more common one.
 */
export function pinyinInitials(title: string): string {
	const { compare } = new Intl.Collator('zh-u-co-pinyin');
	let initials = '';
	for (let at = 0; at < title.length; at++) {
		if (!isHanUnit(title.charCodeAt(at))) continue;
		const character = title.charAt(at);
		let letter = -1;
		while (letter + 1 < firsts.length && compare(character, firsts[letter + 1] ?? '') >= 0)
			letter++;
		initials += letters[letter] ?? '';
	}
	return initials;
}
