import type { Block } from './notice.ts';
import { legalTerms } from './legal-terms.ts';
import { blockText } from './plain-text.ts';

/** Advice about how a text reads, never a reason to hold it back (row PB10). */
export type LanguageHint =
	| { kind: 'longSentence'; text: string; length: number }
	| { kind: 'longParagraph'; text: string; length: number }
	| { kind: 'term'; text: string; plain: string };

/** Characters of a Chinese sentence that can still be read aloud in one breath, and twice over. */
const longestSentence = 60;
/** About a screen of a phone in large letters. */
const longestParagraph = 260;
/** How far behind its first use a word may be explained. */
const explainedWithin = 40;
const explanation = /[（(]|是指|指的是|就是|也就是|即|意思是|通俗|简单说/u;

/** Laws are quoted as they stand; everything else is asked to be plain. */
export function languageHints(blocks: readonly Block[]): LanguageHint[] {
	const texts = blocks.filter(({ t }) => t === 'paragraph' || t === 'list').map(blockText);
	const long = texts.flatMap((text): LanguageHint[] => {
		const sentences = (text.match(/[^。！？；\n]*[。！？；]?/gu) ?? [])
			.map((sentence) => sentence.trim())
			.filter((sentence) => letters(sentence) > longestSentence)
			.map((sentence) => hint('longSentence', sentence));
		return letters(text) > longestParagraph
			? [...sentences, hint('longParagraph', text)]
			: sentences;
	});
	return [...long, ...unexplained(blocks.map(blockText).join('\n'))];
}

function hint(kind: 'longSentence' | 'longParagraph', text: string): LanguageHint {
	return { kind, text, length: letters(text) };
}

function unexplained(text: string): LanguageHint[] {
	return legalTerms.flatMap(([term, plain]): LanguageHint[] => {
		const at = text.indexOf(term);
		if (at < 0) return [];
		const after = text.slice(at + term.length, at + term.length + explainedWithin);
		return explanation.test(after) ? [] : [{ kind: 'term', text: term, plain }];
	});
}

/** Marks and spaces are no burden; a word of another script counts as one. */
function letters(text: string): number {
	return text.match(/\p{sc=Han}|[\p{L}\p{N}]+/gu)?.length ?? 0;
}
