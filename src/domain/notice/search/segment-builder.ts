import type { NoticeHeader } from '../notice.ts';
import { type Passage, passageText } from '../passages.ts';
import { initialsMark, pinyinInitials } from './pinyin-initials.ts';
import { writePostings } from './postings.ts';
import { passageFields } from './segment.ts';
import { lengthByte } from './passage-length.ts';
import { eachToken, foldText, isPair } from './tokens.ts';
import { VarintWriter } from './varint.ts';

/** The three index sections of a pack, before compression. */
export interface SegmentBytes {
	passages: Uint8Array;
	terms: Uint8Array;
	postings: Uint8Array;
}

/** Collects the index of one pack. Runs where notices are published, never on the device. */
export class SegmentBuilder {
	#bigrams = new Map<number, number[]>();
	#words = new Map<string, number[]>();
	#counts: number[] = [];
	#flags: number[] = [];
	#lengths: number[] = [];

	/** Call once for each notice, in the order of the headers, with all its passages. */
	addNotice(passages: readonly Passage[], title: NoticeHeader['title']): void {
		this.#counts.push(passages.length);
		for (const passage of passages) {
			const number = this.#flags.length;
			const text = foldText(passageText(passage, title));
			this.#flags.push(flagsOf(passage));
			this.#lengths.push(lengthByte(text.length));
			// A character is found by the pairs it begins; alone only where this passage has none of them.
			const begun = new Set<number>();
			const alone: number[] = [];
			eachToken(
				text,
				(key) => {
					if (!isPair(key)) return alone.push(key);
					begun.add(key >>> 16);
					post(this.#bigrams, key, number);
				},
				(word) => post(this.#words, word, number)
			);
			for (const key of alone) if (!begun.has(key >>> 16)) post(this.#bigrams, key, number);
			if (passage.field !== 'title' || passage.language === 'en') continue;
			const initials = pinyinInitials(title.zh);
			if (initials) post(this.#words, initialsMark + initials, number);
		}
	}

	finish(encodeText: (text: string) => Uint8Array): SegmentBytes {
		const keys = Uint32Array.from(this.#bigrams.keys()).sort();
		const words = [...this.#words.keys()].sort();
		const postings = new VarintWriter();
		const terms = new VarintWriter();
		const lengths: number[] = [];

		terms.write(keys.length);
		terms.write(words.length);
		let before = 0;
		for (const key of keys) {
			terms.write(key - before);
			before = key;
			lengths.push(writePostings(postings, this.#bigrams.get(key) ?? []));
		}
		for (const word of words) lengths.push(writePostings(postings, this.#words.get(word) ?? []));
		for (const length of lengths) terms.write(length);
		terms.writeBytes(encodeText(words.join('\n')));

		const passages = new VarintWriter();
		passages.write(this.#counts.length);
		for (const count of this.#counts) passages.write(count);
		passages.writeBytes(Uint8Array.from(this.#flags));
		passages.writeBytes(Uint8Array.from(this.#lengths));
		return { passages: passages.bytes(), terms: terms.bytes(), postings: postings.bytes() };
	}
}

function flagsOf({ field, language, blocks }: Passage): number {
	const [first] = blocks;
	const level = first?.t === 'heading' ? first.level : 0;
	return passageFields.indexOf(field) | (language === 'en' ? 4 : 0) | (level << 3);
}

function post<Key>(lists: Map<Key, number[]>, key: Key, passage: number): void {
	const list = lists.get(key);
	if (!list) lists.set(key, [passage]);
	else if (list[list.length - 1] !== passage) list.push(passage);
}
