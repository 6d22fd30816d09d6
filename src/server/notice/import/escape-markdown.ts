/** Words that must be read as they are, whatever marks are in them. */
export function escapeText(text: string): string {
	return text.replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}

/** What begins a block only at the start of a line. */
export function escapeLine(line: string): string {
	return line
		.replace(/^(#{1,6})(?=\s|$)/, '\\$1')
		.replace(/^([-+=])/, '\\$1')
		.replace(/^(\[\^[^\]]*\]):/, '$1\\:')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
