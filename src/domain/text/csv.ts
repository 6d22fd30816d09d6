/** What a spreadsheet takes for the beginning of a formula, in every width it is typed in. */
const formula = /^[\s\p{Cf}]*[=+\-@\t\r\n\u2013\u2014\u2212＝＋－＠﹣﹢﹦﹫|%]/u;
/** A number of this length loses its last digits in a spreadsheet. */
const longNumber = /^\d{11,}$/;

/**
 * A table as CSV that Excel opens with its columns and runs nothing of (row A22): UTF-8 with a mark,
 * every field in quotes, and an apostrophe before what would be read as a formula or a number cut short.
 */
export function toCsv(rows: ReadonlyArray<readonly string[]>): string {
	return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
	// NUL ends a field in some readers and hides what follows from others.
	const plain = text.replaceAll('\0', '');
	const isSafe = !formula.test(plain) && !longNumber.test(plain);
	return `"${(isSafe ? plain : `'${plain}`).replaceAll('"', '""')}"`;
}
