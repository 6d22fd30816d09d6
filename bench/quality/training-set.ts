import { passagesOf, passageText } from '../../src/domain/notice/passages.ts';
import { nameHash } from '../../src/domain/notice/search/ranking-model.ts';
import { eachToken, foldText, isPair } from '../../src/domain/notice/search/tokens.ts';
import { readLaws } from './corpus.ts';

/** All articles as numbers, once forwards: pairs of the text, of the headings above and of the title. */
export interface Articles {
	ids: string[];
	/** Token of each pair, in the order first seen. */
	tokens: Map<number, number>;
	keys: number[];
	/** Of article n: `pairs.subarray(starts[n], starts[n + 1])`. */
	text: Lists;
	/** The text with every repeat, for what counts how often. */
	written: Lists;
	context: Lists;
	/** Of the law of an article. */
	title: Lists;
	law: Int32Array;
	lawHashes: number[];
	category: Int32Array;
	categoryHashes: number[];
	length: Float32Array;
	expired: Uint8Array;
}

export interface Lists {
	starts: Int32Array;
	items: Int32Array;
}

export async function readArticles(path: string): Promise<Articles> {
	const tokens = new Map<number, number>();
	const keys: number[] = [];
	const tokensOf = (text: string, repeats = false) => {
		const found: number[] = [];
		eachToken(
			foldText(text),
			(key) => {
				if (!isPair(key)) return;
				let token = tokens.get(key);
				if (token === undefined) tokens.set(key, (token = keys.push(key) - 1));
				found.push(token);
			},
			() => {}
		);
		return repeats ? found : [...new Set(found)];
	};
	const text = new ListWriter();
	const written = new ListWriter();
	const context = new ListWriter();
	const title = new ListWriter();
	const rows: Array<[law: number, category: number, length: number, expired: number]> = [];
	const ids: string[] = [];
	const lawHashes: number[] = [];
	const categories = new Map<number, number>();
	for await (const { id, notice } of readLaws(path)) {
		const law = lawHashes.push(nameHash(notice.title.zh)) - 1;
		const hash = nameHash(notice.category);
		const category = categories.get(hash) ?? categories.size;
		categories.set(hash, category);
		title.add(tokensOf(notice.title.zh));
		const above: number[][] = [];
		for (const passage of passagesOf(notice.title, notice)) {
			const [first] = passage.blocks;
			if (first?.t === 'heading') {
				above.length = first.level - 1;
				above[first.level - 1] = tokensOf(passageText(passage, notice.title));
			}
			if (first?.t !== 'article') continue;
			const words = passageText(passage, notice.title);
			text.add(tokensOf(words));
			written.add(tokensOf(words, true));
			context.add(above.flat());
			rows.push([law, category, words.length, notice.expired ? 1 : 0]);
			ids.push(`${id}#${first.id}`);
		}
	}
	return {
		ids,
		tokens,
		keys,
		text: text.finish(),
		written: written.finish(),
		context: context.finish(),
		title: title.finish(),
		law: Int32Array.from(rows, ([law]) => law),
		lawHashes,
		category: Int32Array.from(rows, ([, category]) => category),
		categoryHashes: [...categories.keys()],
		length: Float32Array.from(rows, ([, , length]) => length),
		expired: Uint8Array.from(rows, ([, , , expired]) => expired)
	};
}

export function listAt({ starts, items }: Lists, at: number): Int32Array {
	return items.subarray(starts[at], starts[at + 1]);
}

/** The same the other way round: for each token the places that have it. */
export function invert({ starts, items }: Lists, tokens: number): Lists {
	const counts = new Int32Array(tokens + 1);
	for (const token of items) counts[token + 1] = (counts[token + 1] ?? 0) + 1;
	for (let token = 0; token < tokens; token++) {
		counts[token + 1] = (counts[token + 1] ?? 0) + (counts[token] ?? 0);
	}
	const next = counts.slice();
	const inverted = new Int32Array(items.length);
	for (let at = 0; at + 1 < starts.length; at++) {
		for (const token of listAt({ starts, items }, at)) {
			const place = next[token] ?? 0;
			inverted[place] = at;
			next[token] = place + 1;
		}
	}
	return { starts: counts, items: inverted };
}

class ListWriter {
	#starts = [0];
	#items = new Int32Array(1 << 16);
	#length = 0;

	add(list: readonly number[]): void {
		if (this.#length + list.length > this.#items.length) {
			const larger = new Int32Array((this.#length + list.length) * 2);
			larger.set(this.#items);
			this.#items = larger;
		}
		this.#items.set(list, this.#length);
		this.#length += list.length;
		this.#starts.push(this.#length);
	}

	finish(): Lists {
		return {
			starts: Int32Array.from(this.#starts),
			items: this.#items.slice(0, this.#length)
		};
	}
}
