/** One thing to say, and its letters in the block, spaces not counted. */
export interface Sentence {
	text: string;
	range: [number, number];
}

/** Voices stop in the middle of longer ones. */
const longest = 160;
const stops = /[。！？；!?;\n]/u;
const closers = /[”’」』）)》】"']/u;
const pauses = /[，、：,:]/u;

/** Cuts a text at its stops, and very long sentences at a comma, for reading aloud. */
export function splitSentences(text: string): Sentence[] {
	const sentences: Sentence[] = [];
	let start = 0;
	let letters = 0;
	const cut = (end: number) => {
		const piece = text.slice(start, end);
		const count = piece.replace(/\s/gu, '').length;
		if (count > 0) {
			sentences.push({ text: piece.trim(), range: [letters, letters + count] });
			letters += count;
		}
		start = end;
	};
	for (let at = 0; at < text.length; at++) {
		const isLong = at - start >= longest && pauses.test(text.charAt(at));
		if (!isLong && !isStop(text, at)) continue;
		while (closers.test(text.charAt(at + 1))) at++;
		cut(at + 1);
	}
	cut(text.length);
	return sentences;
}

/** A point inside a number or a name ends nothing. */
function isStop(text: string, at: number): boolean {
	const character = text.charAt(at);
	return stops.test(character) || (character === '.' && /^\s?$/u.test(text.charAt(at + 1)));
}
