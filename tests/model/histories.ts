import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { allMechanisms } from '#domain/sync/mechanisms';
import { live, type History } from './live.ts';
import type { ModelMechanisms } from './protocol.ts';

/** Unbiased: small numbers are all the same act, and a history of one act shows nothing. */
export const histories: fc.Arbitrary<History> = fc.noBias(
	fc.array(fc.nat({ max: 128 * 64 - 1 }), { minLength: 20, maxLength: 100 })
);

export interface Regression {
	found: string;
	/** The mechanism that was out of action; null when the protocol itself was wrong then. */
	without: keyof ModelMechanisms | null;
	history: History;
}

/** Shrunk histories that failed once, kept as they are: a seed says nothing after a change of the generator. */
export const regressions = JSON.parse(
	readFileSync(new URL('./regressions.json', import.meta.url), 'utf8')
) as Regression[];

export function without(name: keyof ModelMechanisms | null): ModelMechanisms {
	return name === null ? allMechanisms : { ...allMechanisms, [name]: false };
}

export interface Hunt {
	runs: number;
	/** Null when every history held. */
	failure: { at: number; seed: number; fault: string; history: History } | null;
}

/** Lives random histories until one goes wrong. `seed` and the number of runs say it all again. */
export function hunt(seed: number, numRuns: number, on: ModelMechanisms): Hunt {
	let at = 0;
	let isFound = false;
	const property = fc.property(histories, (history) => {
		if (!isFound) at += 1;
		const fault = live(history, on);
		isFound ||= fault !== null;
		if (fault !== null) throw new Error(fault);
	});
	const details = fc.check(property, { seed, numRuns });
	if (!details.failed) return { runs: details.numRuns, failure: null };
	const [history = []] = details.counterexample ?? [];
	const fault = live(history, on) ?? '';
	return { runs: at, failure: { at, seed, fault, history } };
}
