import type { Block } from '../../../domain/notice/notice.ts';
import { inlineText } from '../../../domain/notice/plain-text.ts';
import type { Line, LineSetter } from './break-lines.ts';
import { type Sheet, sheet, textWidth } from './sheet.ts';

type Heading = Extract<Block, { t: 'heading' }>;
interface Entry {
	id: string;
	lines: Line[];
	x: number;
}

const style = { size: 10.5, leading: 18 };
const numberRoom = 34;
const step = 14;
const fewest = 4;

export interface Contents {
	/** Call when the page of every heading is known. */
	fill(pageOf: ReadonlyMap<string, number>): void;
}

/** Keeps the pages that the contents need, straight after the title; the numbers come when the text is set. */
export function reserveContents(
	paper: Sheet,
	setter: LineSetter,
	blocks: readonly Block[],
	title: string
): Contents {
	const headings = blocks.filter((block): block is Heading => block.t === 'heading');
	if (headings.length < fewest) return { fill: () => {} };
	const top = Math.min(...headings.map(({ level }) => level));
	const entries = headings.map(({ id, level, children }): Entry => {
		const x = sheet.side + (level - top) * step;
		const room = sheet.width - sheet.side - numberRoom - x;
		return { id, x, lines: setter.setText(inlineText(children), style.size, room) };
	});
	paper.gap(24);
	paper.keep(5 * style.leading);
	const caption = setter.setText(title, 13, textWidth, true);
	paper.lines(paper.root, 'H2', caption, { size: 13, leading: 24 }).end();
	const toc = paper.doc.struct('TOC');
	paper.root.add(toc);
	const places = entries.map((entry) => {
		paper.keep(entry.lines.length * style.leading);
		const place = { page: paper.pageNumber - 1, y: paper.y };
		paper.y += entry.lines.length * style.leading;
		return place;
	});
	return {
		fill(pageOf) {
			entries.forEach((entry, at) => {
				const place = places[at];
				if (!place) return;
				paper.doc.switchToPage(place.page);
				const item = paper.doc.struct('TOCI');
				toc.add(item);
				const number = setter.setText(String(pageOf.get(entry.id) ?? ''), style.size, numberRoom);
				entry.lines.forEach((line, index) => {
					const y = place.y + index * style.leading;
					paper.lineAt(item, 'TOCI', linkTo(line, entry.id), y, { ...style, x: entry.x });
				});
				const y = place.y + (entry.lines.length - 1) * style.leading;
				for (const line of number) {
					const x = sheet.width - sheet.side - line.width;
					paper.lineAt(item, 'TOCI', linkTo(line, entry.id), y, { ...style, x });
				}
			});
			toc.end();
		}
	};
}

function linkTo(line: Line, id: string): Line {
	return { ...line, gaps: 0, runs: line.runs.map((run) => ({ ...run, href: `#${id}` })) };
}
