import { makeRandom } from '../law-texts.ts';

/** What people type: words of the field, pieces of the texts, two at once, letters, and what is not there. */
export function chooseQueries(texts: readonly string[], count: number): string[] {
	const random = makeRandom(7);
	const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
	const piece = (text: string, length: number) => {
		const run = pick(text.match(/[\u4e00-\u9fff]{6,}/g) ?? []) ?? '';
		const start = Math.floor(random() * Math.max(1, run.length - length));
		return run.slice(start, start + length);
	};
	const makers: Array<() => string> = [
		() => piece(pick(texts) ?? '', 2 + Math.floor(random() * 5)),
		() => piece(pick(texts) ?? '', 2 + Math.floor(random() * 5)),
		() => {
			const text = pick(texts) ?? '';
			return `${piece(text, 2)} ${piece(text, 3)}`;
		},
		() => pick((pick(texts) ?? '').match(/[a-z]{2,}/g) ?? []) ?? '',
		// Halves of two texts, which hardly ever stand beside each other.
		() => piece(pick(texts) ?? '', 2) + piece(pick(texts) ?? '', 2)
	];
	const typed = ['欠薪', '竞业限制', '善意取得', '不可抗力', '诉讼时效', '违约金', '格式条款'];
	const chosen = new Set(typed);
	for (let at = 0; chosen.size < count; at++) {
		const query = makers[at % makers.length]?.() ?? '';
		if (query.replace(/\s/g, '').length >= 2) chosen.add(query);
	}
	return [...chosen];
}

/** Places of the texts that have every term, by looking at every letter. */
export function scan(texts: readonly string[], query: string): number[] {
	const terms = query.split(' ');
	const found: number[] = [];
	texts.forEach((text, at) => {
		if (terms.every((term) => text.includes(term))) found.push(at);
	});
	return found;
}
