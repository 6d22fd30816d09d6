/** The id of a footnote's sign in the text. Several may lead to one note, which leads back to the first. */
export function signOf(noteId: string, count = 1): string {
	return `${noteId}-r${count}`;
}
