import type { Block, Inline } from '../../../domain/notice/notice.ts';
import type { LineSetter } from './break-lines.ts';
import { setTable } from './set-table.ts';
import { type Sheet, sheet, textWidth } from './sheet.ts';

export const body = { size: 10.5, leading: 17.5 };
const small = { size: 9, leading: 14.5 };
const headingStyles = {
	1: { size: 13, leading: 20 },
	2: { size: 12, leading: 19 },
	3: { size: 10.5, leading: 18 }
} as const;
const gap = 8;
const indent = 18;

/** One block of a notice on paper, with its tag and its anchor. */
export function setBlock(paper: Sheet, setter: LineSetter, block: Block): void {
	switch (block.t) {
		case 'heading':
			return setHeading(paper, setter, block);
		case 'list':
			return setList(paper, setter, block);
		case 'table':
			paper.gap(gap);
			paper.anchor(block.id);
			return setTable(paper, setter, block);
		case 'quote':
			return setQuote(paper, setter, block);
		case 'article':
			return setParagraph(paper, setter, block.id, [
				{ t: 'strong', children: [{ t: 'text', text: block.label }] },
				{ t: 'text', text: '　' },
				...block.children
			]);
		case 'paragraph':
			return setParagraph(paper, setter, block.id, block.children);
		case 'footnote':
			return setFootnote(paper, setter, block);
	}
}

function setParagraph(paper: Sheet, setter: LineSetter, id: string, children: Inline[]): void {
	const lines = setter.set(children, body.size, textWidth);
	paper.gap(gap);
	paper.keepStart(lines, body.leading);
	paper.anchor(id);
	paper.lines(paper.root, 'P', lines, body).end();
}

function setFootnote(
	paper: Sheet,
	setter: LineSetter,
	{ id, label, children }: Extract<Block, { t: 'footnote' }>
): void {
	const x = sheet.side + indent;
	const lines = setter.set(children, small.size, textWidth - indent);
	paper.gap(gap / 2);
	paper.keepStart(lines, small.leading);
	paper.anchor(id);
	const note = paper.doc.struct('Note');
	paper.root.add(note);
	const mark = paper.doc.struct('Lbl');
	note.add(mark);
	for (const line of setter.setText(label, small.size, indent)) {
		paper.lineAt(mark, 'Lbl', line, paper.y, small);
	}
	paper.lines(note, 'P', lines, { ...small, x }).end();
	note.end();
}

function setHeading(
	paper: Sheet,
	setter: LineSetter,
	{ id, level, children }: Extract<Block, { t: 'heading' }>
): void {
	const style = headingStyles[level];
	const lines = setter.set(children, style.size, textWidth, true);
	paper.gap(level === 3 ? gap : 2 * gap);
	// A heading never stands alone at the foot of a page.
	paper.keep(lines.length * style.leading + gap + 3 * body.leading);
	paper.anchor(id);
	// The title of the booklet is the first level.
	paper.lines(paper.root, `H${level + 1}`, lines, style).end();
}

function setList(
	paper: Sheet,
	setter: LineSetter,
	{ id, ordered, items }: Extract<Block, { t: 'list' }>
): void {
	const list = paper.doc.struct('L');
	paper.root.add(list);
	paper.gap(gap);
	paper.keep(body.leading);
	paper.anchor(id);
	const x = sheet.side + indent;
	const all = items.map((item) => setter.set(item, body.size, textWidth - indent));
	all.forEach((lines, at) => {
		const label = setter.setText(ordered ? `${at + 1}.` : '•', body.size, indent);
		if (at > 0) paper.gap(gap / 2);
		// A last item of a line or two is not left alone on a page.
		const last = at > 0 && at === all.length - 2 ? (all[at + 1] ?? []) : [];
		if (last.length > 0 && lines.length + last.length <= 4) {
			paper.keep((lines.length + last.length) * body.leading + gap / 2);
		} else paper.keepStart(lines, body.leading);
		const element = paper.doc.struct('LI');
		list.add(element);
		const mark = paper.doc.struct('Lbl');
		element.add(mark);
		for (const line of label) paper.lineAt(mark, 'Lbl', line, paper.y, body);
		paper.lines(element, 'LBody', lines, { ...body, x });
	});
	list.end();
}

function setQuote(
	paper: Sheet,
	setter: LineSetter,
	{ id, children }: Extract<Block, { t: 'quote' }>
): void {
	const quote = paper.doc.struct('BlockQuote');
	paper.root.add(quote);
	const lines = setter.set(children, body.size, textWidth - indent);
	paper.gap(gap);
	paper.keepStart(lines, body.leading);
	paper.anchor(id);
	paper.lines(quote, 'P', lines, { ...body, x: sheet.side + indent, color: 'quiet' });
	quote.end();
}
