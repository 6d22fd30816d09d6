/**
 * Hands out the ids of one text's blocks. A paragraph's id comes from its own words, so a paragraph
 * put in above it leaves bookmarks where they were; an article's id is its number.
 */
export class BlockIds {
	#used = new Map<string, number>();
	#prefix: string;

	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	/** A repeat of the same words or number gets `_2`, `_3` in the order of the text. */
	take(id: string): string {
		const count = (this.#used.get(id) ?? 0) + 1;
		this.#used.set(id, count);
		return this.#prefix + (count === 1 ? id : `${id}_${count}`);
	}

	fromWords(letter: string, text: string): string {
		return this.take(`${letter}-${hashWords(text)}`);
	}
}

// FNV-1a: short and stable; a clash only costs a `_2`.
function hashWords(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
