import type { CitationInText } from './find-citations.ts';
import { laws } from './laws.ts';

/** English short names to Chinese ones, both without their edition. */
const chineseNames = new Map(
	laws.map(({ law, en }) => [en.replace(/ \(.*\)$/, ''), law.replace(/（.*）$/, '')])
);

const names = [...chineseNames.keys()]
	// The longest first: the Labor Contract Law is not the Contract Law.
	.sort((a, b) => b.length - a.length)
	.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const citation = new RegExp(
	`\\b(${names.join('|')})(?: \\((\\d{4})\\))?,? (?:arts?\\.|articles?) (\\d+(?:(?:, | and |, and )\\d+)*)`,
	'gi'
);

/** Reads `Civil Code, art. 188` and `Lawyers Law, arts. 13, 55`, by the register's own English names. */
export function findEnglishCitations(text: string): CitationInText[] {
	const found: CitationInText[] = [];
	for (const match of text.matchAll(citation)) {
		const [whole, name = '', year, list = ''] = match;
		const law = [...chineseNames].find(([en]) => en.toLowerCase() === name.toLowerCase())?.[1];
		if (law === undefined) continue;
		const listAt = match.index + whole.length - list.length;
		for (const number of list.matchAll(/\d+/g)) {
			const at = listAt + number.index;
			found.push({
				law: year ? `${law}（${year}）` : law,
				articles: [number[0]],
				paragraph: null,
				// The first link has the name, those after it their number.
				start: number.index === 0 ? match.index : at,
				end: at + number[0].length
			});
		}
	}
	return found;
}
