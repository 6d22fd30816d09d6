import { makeZip } from './make-zip.ts';

/** A paragraph, or the rows of a table. */
export type Piece = string | { text: string; style?: string; note?: string } | { rows: string[][] };

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A Word file as a court writes one: paragraphs, headings, tables and footnotes. */
export function makeDocx(pieces: Piece[]): Buffer {
	const notes = pieces.flatMap((piece) =>
		typeof piece === 'object' && 'note' in piece && piece.note ? [piece.note] : []
	);
	let note = 1;
	const body = pieces
		.map((piece) => {
			if (typeof piece === 'string') return paragraph(piece);
			if ('rows' in piece) return table(piece.rows);
			const mark = piece.note ? `<w:r><w:footnoteReference w:id="${++note - 1}"/></w:r>` : '';
			return paragraph(piece.text, piece.style, mark);
		})
		.join('');
	const footnotes = notes
		.map((text, at) => `<w:footnote w:id="${at + 1}">${paragraph(text)}</w:footnote>`)
		.join('');
	return makeZip([
		{
			name: '[Content_Types].xml',
			content: `<?xml version="1.0"?><Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="${wordType}.footnotes+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`
		},
		{
			name: '_rels/.rels',
			content: `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`
		},
		{
			name: 'word/_rels/document.xml.rels',
			content: `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`
		},
		{
			name: 'word/styles.xml',
			content: `<?xml version="1.0"?><w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`
		},
		{
			name: 'word/document.xml',
			content: `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`
		},
		{
			name: 'word/footnotes.xml',
			content: `<?xml version="1.0"?><w:footnotes xmlns:w="${word}">${footnotes}</w:footnotes>`
		}
	]);
}

function paragraph(text: string, style?: string, more = ''): string {
	const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
	return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>${more}</w:p>`;
}

function table(rows: string[][]): string {
	const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
	return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
