import type { Core } from '../core.ts';
import type { Limit } from './limits.ts';
import { type Refusal, take } from './rate-limit.ts';

/** A budget of requests that most accounts never come near. */
export interface RequestLimit extends Limit {
	/** So many in a window cost nothing but a counter of this process. */
	free: number;
	/** Beyond that the shared budget is drawn in blocks: one write for so many requests. */
	block: number;
}

export interface RequestBudget {
	/** Null when the request may go on. */
	take(limit: RequestLimit, key: string): Promise<Refusal | null>;
}

interface Window {
	endsAt: number;
	used: number;
	drawn: number;
	refusedUntil: number;
}

/** Windows remembered before the ended ones are thrown out. */
const mostWindows = 2000;

/**
 * Limits shared by all processes without a write for each request. A phone that asks once a minute is
 * only counted; a flood draws blocks, so all processes together let through `max`, and each its `free`.
 */
export function createRequestBudget(deps: Pick<Core, 'db' | 'secret' | 'now'>): RequestBudget {
	const windows = new Map<string, Window>();

	function windowOf(limit: RequestLimit, key: string, at: number): Window {
		const id = `${limit.name}\n${key}`;
		const known = windows.get(id);
		if (known && known.endsAt > at) return known;
		if (windows.size >= mostWindows) {
			for (const [name, one] of windows) if (one.endsAt <= at) windows.delete(name);
		}
		const fresh = { endsAt: at + limit.windowMs, used: 0, drawn: 0, refusedUntil: 0 };
		windows.set(id, fresh);
		return fresh;
	}

	return {
		async take(limit, key) {
			const at = deps.now().getTime();
			const window = windowOf(limit, key, at);
			window.used += 1;
			if (window.used <= limit.free) return null;
			if (window.refusedUntil > at) return wait(window.refusedUntil - at);
			if (window.drawn > 0) {
				window.drawn -= 1;
				return null;
			}
			const refusal = await take(deps, [{ limit, key, amount: limit.block }]);
			// A flood that is refused costs nothing more until the budget is there again.
			if (refusal) window.refusedUntil = at + refusal.retryAfterS * 1000;
			else window.drawn += limit.block - 1;
			return refusal;
		}
	};
}

function wait(ms: number): Refusal {
	return { retryAfterS: Math.max(1, Math.ceil(ms / 1000)) };
}
