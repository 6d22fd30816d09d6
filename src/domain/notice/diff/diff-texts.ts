import { align } from './align.ts';

/** A run of a text: in both, taken out, or put in. */
export interface TextPart {
	t: 'same' | 'removed' | 'added';
	text: string;
}

/** Han one by one, other words whole: what a reader sees as one piece, the same on every device. */
const piece = /\p{sc=Han}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

export function diffTexts(before: string, after: string): TextPart[] {
	const steps = align(before.match(piece) ?? [], after.match(piece) ?? [], (one) => one);
	const parts: TextPart[] = [];
	for (const step of steps) {
		const text = step.t === 'added' ? step.after : step.before;
		const last = parts.at(-1);
		if (last?.t === step.t) last.text += text;
		else parts.push({ t: step.t, text });
	}
	return parts;
}
