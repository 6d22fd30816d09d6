export interface Table {
	rows: string[][];
	/** Row, from 1, of a quote that nothing closes: all that follows would be one field. */
	openAt: number | null;
}

/** Rows of a CSV file as RFC 4180 writes them; quotes inside a field are doubled. */
export function readCsv(text: string): Table {
	const rows: string[][] = [];
	let row: string[] = [];
	let field = '';
	let isQuoted = false;
	const endField = () => {
		row.push(field);
		field = '';
	};
	const endRow = () => {
		endField();
		// A line with nothing in it is no row.
		if (row.length > 1 || row[0] !== '') rows.push(row);
		row = [];
	};
	for (let at = 0; at < text.length; at++) {
		const one = text[at];
		if (isQuoted) {
			if (one !== '"') field += one;
			else if (text[at + 1] === '"') {
				field += '"';
				at++;
			} else isQuoted = false;
		} else if (one === '"' && field === '') isQuoted = true;
		else if (one === ',') endField();
		else if (one === '\n') endRow();
		else if (one !== '\r') field += one;
	}
	if (field !== '' || row.length > 0) endRow();
	return { rows, openAt: isQuoted ? rows.length : null };
}

/** Excel in China saves in its own encoding; what is no UTF-8 is read as that. */
export function decodeText(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

/** `A`, `B` … `Z`, `AA`: how a spreadsheet names its columns. */
export function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
