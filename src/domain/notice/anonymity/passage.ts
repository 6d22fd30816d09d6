/** The sentence a place stands in: what a decision about it rests on. */
export function sentenceAround(text: string, start: number, end: number): string {
	const from = Math.max(...[...'。！？；\n'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
	const rest = text.slice(end).search(/[。！？；\n]/);
	return text.slice(from, rest < 0 ? text.length : end + rest).trim();
}
