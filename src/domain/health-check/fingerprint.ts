import { allItems, type Item, type Questionnaire } from './questionnaire.ts';

/**
 * What makes a question another question: an answer given to one fingerprint is never read as an
 * answer to another (row HC3). Laws are left out: a new article number does not change the question.
 */
export function fingerprintOf(item: Item): string {
	const { text, goodAnswer, choice, severity, redFlag, clocks } = item;
	return digest(
		JSON.stringify([
			text,
			goodAnswer,
			choice,
			severity,
			redFlag,
			clocks.map(({ id, from, length, unit }) => [id, from, length, unit])
		])
	);
}

/** Changes when any question, help text, citation or the quick check changes. */
export function contentHashOf(questionnaire: Questionnaire): string {
	return digest(
		JSON.stringify([
			questionnaire.version,
			questionnaire.quick,
			allItems(questionnaire).map((item) => [
				item.id,
				fingerprintOf(item),
				item.why,
				item.act,
				item.evidence,
				item.law,
				item.caveat
			])
		])
	);
}

/** Two 32-bit lanes mixed to 53 bits. It tells versions apart; it protects nothing. */
function digest(text: string): string {
	let high = 0xdeadbeef;
	let low = 0x41c6ce57;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		high = Math.imul(high ^ unit, 2654435761);
		low = Math.imul(low ^ unit, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
