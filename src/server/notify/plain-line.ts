/** For addresses and subjects: a line break there would begin a header of its own. */
export function toPlainLine(text: string): string {
	// eslint-disable-next-line no-control-regex -- control characters are exactly what must go
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
