/**
 * Finds the command that makes a whole batch fail: halves the suspects until one stands alone.
 * What fails with 1 poison in n takes about log2 n further requests, and everything else flows on.
 */
export interface Bisection {
	/** Send only these next; null for the usual batch. */
	readonly only: Set<string> | null;
	readonly maxCommands: number;
	/** Answers the one guilty id when the batch had only one command. */
	failed(ids: string[]): string | null;
	/** `ids` were judged, or stopped being sendable. */
	cleared(ids: string[]): void;
}

export function createBisection(): Bisection {
	let suspects: string[] = [];
	return {
		get only() {
			return suspects.length === 0 ? null : new Set(suspects);
		},
		get maxCommands() {
			return suspects.length === 0 ? Infinity : Math.ceil(suspects.length / 2);
		},
		failed(ids) {
			const [first] = ids;
			if (ids.length === 1 && first !== undefined) {
				suspects = [];
				return first;
			}
			suspects = ids;
			return null;
		},
		cleared(ids) {
			const gone = new Set(ids);
			suspects = suspects.filter((id) => !gone.has(id));
		}
	};
}
