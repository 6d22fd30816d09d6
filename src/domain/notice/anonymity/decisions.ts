import * as v from 'valibot';
import type { Finding } from './find-personal-data.ts';
import { findingKinds } from './finding.ts';

/**
 * Somebody looked at a find and lets it stand. It holds for that sentence only: the same name in a new
 * or changed sentence is asked about again. What is replaced needs no record, because it is gone.
 */
export const keepSchema = v.strictObject({
	kind: v.picklist(findingKinds),
	text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
	passage: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
	reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))
});
export type Keep = v.InferOutput<typeof keepSchema>;

export interface DecidedFinding extends Finding {
	/** The decision that covers it, or null while it is open. */
	keep: Keep | null;
}

export function decide(findings: readonly Finding[], keeps: readonly Keep[]): DecidedFinding[] {
	const byKey = new Map(keeps.map((keep) => [keyOf(keep.kind, keep.text, keep.passage), keep]));
	return findings.map((finding) => ({
		...finding,
		keep: byKey.get(keyOf(finding.kind, finding.text, passageKey(finding.passage))) ?? null
	}));
}

export function isOpen({ keep }: DecidedFinding): boolean {
	return keep === null;
}

/** Decisions whose sentence is still there; the others say nothing about the text as it is now. */
export function liveKeeps(findings: readonly Finding[], keeps: readonly Keep[]): Keep[] {
	const there = new Set(
		findings.map(({ kind, text, passage }) => keyOf(kind, text, passageKey(passage)))
	);
	return keeps.filter((keep) => there.has(keyOf(keep.kind, keep.text, keep.passage)));
}

export function keepOf(finding: Finding, reason: string): Keep {
	return { kind: finding.kind, text: finding.text, passage: passageKey(finding.passage), reason };
}

function keyOf(kind: string, text: string, passage: string): string {
	return JSON.stringify([kind, text, passage]);
}

/** 53 bits in letters: short enough to travel, long enough that an edit never meets an old decision. */
export function passageKey(passage: string): string {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (let at = 0; at < passage.length; at++) {
		const unit = passage.charCodeAt(at);
		high = Math.imul(high ^ unit, 2654435761);
		low = Math.imul(low ^ unit, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
