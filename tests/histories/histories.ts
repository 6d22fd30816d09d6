import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { live, type History } from './live.ts';
import type { TestedServer } from './tested-server.ts';

/** Unbiased: small numbers are all the same act, and a history of one act shows nothing. */
export const histories: fc.Arbitrary<History> = fc.record({
	seed: fc.nat(),
	steps: fc.noBias(fc.array(fc.nat({ max: 1 << 20 }), { minLength: 8, maxLength: 28 }))
});

export interface Regression {
	found: string;
	/** The mechanism that was out of action; null when the product itself was wrong then. */
	without: keyof Mechanisms | null;
	/** Which history of which seed it was, when it was found. */
	at: { seed: number; history: number };
	history: History;
}

/** Histories that failed once, kept as they are: a seed says nothing after a change of the generator. */
export const regressions = JSON.parse(
	readFileSync(new URL('./regressions.json', import.meta.url), 'utf8')
) as Regression[];

export function without(name: keyof Mechanisms | null): Mechanisms {
	return name === null ? allMechanisms : { ...allMechanisms, [name]: false };
}

export interface Hunt {
	runs: number;
	/** Null when every history held. */
	failure: { seed: number; history: number; faults: string[]; lived: History } | null;
}

/** Lives random histories until one goes wrong, their number or the time is reached. */
export async function hunt(
	server: TestedServer,
	{ seed, runs, seconds }: { seed: number; runs: number; seconds: number },
	on: Mechanisms = allMechanisms
): Promise<Hunt> {
	const endsAt = performance.now() + seconds * 1000;
	let history = 0;
	for (const lived of fc.sample(histories, { seed, numRuns: runs })) {
		if (performance.now() > endsAt) break;
		history += 1;
		const faults = await findFaultsOf(server, lived, on);
		if (faults.length > 0) return { runs: history, failure: { seed, history, faults, lived } };
	}
	return { runs: history, failure: null };
}

/**
 * Code that throws has failed as well, and is no reason to stop looking. So has code that fails where
 * nobody waits for it, which would otherwise end the run without a word of the history it was in.
 */
export async function findFaultsOf(
	server: TestedServer,
	history: History,
	on: Mechanisms
): Promise<string[]> {
	const unhandled: string[] = [];
	const note = (error: unknown) => void unhandled.push(`unhandled: ${describe(error)}`);
	process.on('unhandledRejection', note);
	try {
		const faults = await live(server, history, on);
		return [...faults, ...unhandled];
	} catch (error) {
		return [`threw: ${describe(error)}`, ...unhandled];
	} finally {
		process.off('unhandledRejection', note);
	}
}

function describe(error: unknown): string {
	return error instanceof Error ? String(error.stack) : String(error);
}
