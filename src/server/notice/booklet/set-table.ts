import type { Block, Inline } from '../../../domain/notice/notice.ts';
import type { Line, LineSetter } from './break-lines.ts';
import { type Sheet, sheet, textWidth } from './sheet.ts';

type Table = Extract<Block, { t: 'table' }>;
interface Row {
	cells: Line[][];
	isHead: boolean;
}

const style = { size: 9, leading: 14 };
const padding = 5;
const narrowest = 34;

/** A table as wide as the page. Rows break between lines, and the head is repeated where the table goes on. */
export function setTable(paper: Sheet, setter: LineSetter, table: Table): void {
	const rows = [table.head, ...table.rows].filter((row) => row.length > 0);
	const count = Math.max(0, ...rows.map((row) => row.length));
	if (count === 0) return;
	const widths = shareWidth(columnsOf(rows, count, setter));
	const set = (cells: readonly Inline[][], isHead: boolean): Row => ({
		cells: widths.map((width, at) =>
			setter.set(cells[at] ?? [], style.size, width - 2 * padding, isHead)
		),
		isHead
	});
	const head = table.head.length > 0 ? set(table.head, true) : null;
	const element = paper.doc.struct('Table');
	paper.root.add(element);
	const draw = (row: Row) => drawRow(paper, element, row, widths);
	paper.keep(4 * style.leading);
	paper.rule(sheet.side, paper.y, sheet.side + textWidth, paper.y);
	if (head) draw(head);
	for (const cells of table.rows) {
		let rest: Row | null = set(cells, false);
		while (rest) {
			const fits: number = Math.floor((paper.left - 2 * padding) / style.leading);
			if (fits < 1) {
				paper.newPage();
				paper.rule(sheet.side, paper.y, sheet.side + textWidth, paper.y);
				if (head) draw(head);
				continue;
			}
			draw({ ...rest, cells: rest.cells.map((lines) => lines.slice(0, fits)) });
			const left: Line[][] = rest.cells.map((lines) => lines.slice(fits));
			rest = left.some((lines) => lines.length > 0) ? { cells: left, isHead: false } : null;
		}
	}
	element.end();
}

function columnsOf(rows: readonly Inline[][][], count: number, setter: LineSetter): number[] {
	return Array.from({ length: count }, (_, at) =>
		Math.max(1, ...rows.map((row) => setter.naturalWidth(row[at] ?? [])))
	);
}

/** By what each column holds, dampened, so that one long cell does not squeeze the others to nothing. */
function shareWidth(natural: readonly number[]): number[] {
	const weights = natural.map(Math.sqrt);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const spare = Math.max(0, textWidth - narrowest * natural.length);
	const least = Math.min(narrowest, textWidth / natural.length);
	return weights.map((weight) => least + (spare * weight) / total);
}

function drawRow(
	paper: Sheet,
	table: PDFKit.PDFStructureElement,
	{ cells, isHead }: Row,
	widths: readonly number[]
): void {
	const tag = isHead ? 'TH' : 'TD';
	const row = paper.doc.struct('TR');
	table.add(row);
	const height = Math.max(...cells.map((lines) => lines.length)) * style.leading + 2 * padding;
	const top = paper.y;
	let x = sheet.side;
	cells.forEach((lines, at) => {
		const width = widths[at] ?? 0;
		const cell = paper.doc.struct(tag);
		row.add(cell);
		lines.forEach((line, index) => {
			const y = top + padding + index * style.leading;
			paper.lineAt(cell, tag, line, y, { ...style, x: x + padding, room: width - 2 * padding });
		});
		if (at > 0) paper.rule(x, top, x, top + height);
		x += width;
	});
	paper.y = top + height;
	paper.rule(sheet.side, paper.y, sheet.side + textWidth, paper.y);
}
