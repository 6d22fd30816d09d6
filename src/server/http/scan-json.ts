export type JsonFlaw = 'depth' | 'duplicate_key' | 'forbidden_key';

/** Deep enough for every body we know, far below what could exhaust the stack. */
const maxDepth = 16;
// Harmless in our own code, and never part of an honest request.
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What `JSON.parse` lets through and we do not: the last of two equal keys would win, so two readers
 * could see two different commands. Expects text that parses.
 */
export function findJsonFlaw(text: string): JsonFlaw | null {
	/** One entry for each open object or array; arrays have no keys. */
	const open: Array<Set<string> | null> = [];
	let isKey = false;
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		if (char === '{' || char === '[') {
			open.push(char === '{' ? new Set() : null);
			isKey = char === '{';
			if (open.length > maxDepth) return 'depth';
		} else if (char === '}' || char === ']') {
			open.pop();
			isKey = false;
		} else if (char === ',') {
			isKey = open.at(-1) instanceof Set;
		} else if (char === '"') {
			const end = endOfString(text, at);
			const keys = open.at(-1);
			if (isKey && keys) {
				// Decoded, because `"a"` and `"\u0061"` are one key.
				const key = JSON.parse(text.slice(at, end + 1)) as string;
				if (forbiddenKeys.has(key)) return 'forbidden_key';
				if (keys.has(key)) return 'duplicate_key';
				keys.add(key);
			}
			isKey = false;
			at = end;
		}
	}
	return null;
}

function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}
