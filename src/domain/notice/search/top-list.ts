/** Keeps the best of many without sorting all of them. */
export class TopList<T extends { score: number }> {
	#items: T[] = [];
	#limit: number;
	#compare: (a: T, b: T) => number;
	#bar = -Infinity;

	/** `compare` must put a higher score first; it decides between equal ones. */
	constructor(limit: number, compare: (a: T, b: T) => number) {
		this.#limit = limit;
		this.#compare = compare;
	}

	/** Below this nothing can come in. */
	get bar(): number {
		return this.#bar;
	}

	add(item: T): void {
		if (item.score < this.#bar) return;
		if (this.#items.push(item) >= 2 * this.#limit + 64) this.#tighten();
	}

	/** Best first. */
	finish(): T[] {
		this.#tighten();
		return this.#items;
	}

	#tighten(): void {
		this.#items.sort(this.#compare);
		this.#items.length = Math.min(this.#items.length, this.#limit);
		if (this.#items.length === this.#limit) this.#bar = this.#items.at(-1)?.score ?? -Infinity;
	}
}
