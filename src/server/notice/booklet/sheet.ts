import PDFDocument from 'pdfkit';
import type { Line } from './break-lines.ts';
import type { Face } from './faces.ts';

type Element = PDFKit.PDFStructureElement;

export interface SheetOptions {
	title: string;
	author: string;
	lang: string;
	/** Date in the file's own information. Given, so that the same text makes the same bytes. */
	madeAt: Date;
	/** Makes our own addresses whole. */
	origin: string;
}

/** A5 in points, and what is kept free on each side. */
export const sheet = { width: 419.53, height: 595.28, side: 44, top: 52, bottom: 56 };
export const textWidth = sheet.width - 2 * sheet.side;

/** Of the letter size: all faces sit on one line, however high each says it is. */
const capHeight = 0.76;
const colors = { ink: '#1d2126', quiet: '#4a5058', link: '#0c5a66', line: '#d9d4c9' };

interface LineStyle {
	size: number;
	/** Distance from line to line. */
	leading: number;
	x?: number;
	color?: 'ink' | 'quiet';
	align?: 'start' | 'center';
	room?: number;
}

/** Pages, the pen's place on them, and the tags that a screen reader follows. Knows nothing of notices. */
export class Sheet {
	readonly doc: PDFKit.PDFDocument;
	readonly root: Element;
	y = sheet.top;
	#origin: string;

	constructor(options: SheetOptions) {
		this.#origin = options.origin;
		this.doc = new PDFDocument({
			size: [sheet.width, sheet.height],
			margin: 0,
			// Contents and page numbers are filled in at the end.
			bufferPages: true,
			tagged: true,
			lang: options.lang,
			displayTitle: true,
			pdfVersion: '1.7',
			// None until the first words: the default would be Helvetica, which is not embedded.
			font: '',
			info: {
				Title: options.title,
				Author: options.author,
				Producer: 'Faqiao',
				Creator: 'Faqiao',
				CreationDate: options.madeAt,
				ModDate: options.madeAt
			}
		});
		this.root = this.doc.struct('Document');
		this.doc.addStructure(this.root);
	}

	get pageNumber(): number {
		const { start, count } = this.doc.bufferedPageRange();
		return start + count;
	}

	get left(): number {
		return sheet.height - sheet.bottom - this.y;
	}

	newPage(): void {
		this.doc.addPage();
		this.y = sheet.top;
	}

	/** Room for so much in one piece, on the next page if need be. */
	keep(height: number): void {
		if (height > this.left && this.y > sheet.top) this.newPage();
	}

	/** Room for the lines a paragraph begins with: neither its first line nor its last ever stands alone on a page. */
	keepStart(lines: readonly Line[], leading: number): void {
		this.keep((lines.length <= 3 ? lines.length : 2) * leading);
	}

	gap(height: number): void {
		if (this.y > sheet.top) this.y += height;
	}

	/** Draws lines under one tag, over as many pages as they need. */
	lines(parent: Element, tag: string, lines: readonly Line[], style: LineStyle): Element {
		const element = this.doc.struct(tag);
		parent.add(element);
		this.linesIn(element, tag, lines, style);
		return element;
	}

	linesIn(element: Element, tag: string, lines: readonly Line[], style: LineStyle): void {
		for (const [at, line] of lines.entries()) {
			const isLastButOne = lines.length > 3 && at === lines.length - 2;
			this.keep((isLastButOne ? 2 : 1) * style.leading);
			this.lineAt(element, tag, line, this.y, style);
			this.y += style.leading;
		}
	}

	lineAt(element: Element, tag: string, line: Line, y: number, style: LineStyle): void {
		const { doc } = this;
		const room = style.room ?? sheet.width - sheet.side - (style.x ?? sheet.side);
		const start = style.x ?? sheet.side;
		const spread = line.gaps > 0 ? (room - line.width) / line.gaps : 0;
		let x = style.align === 'center' ? start + (room - line.width) / 2 : start;
		for (const run of line.runs) {
			const href = run.href === null ? null : this.#address(run.href);
			const holder = href === null ? element : doc.struct('Link');
			if (holder !== element) element.add(holder);
			const content = doc.markStructureContent(holder === element ? tag : 'Link');
			const letters = [...run.text].length;
			const width = run.width + spread * letters;
			this.#write(run.face, style.size);
			doc.fillColor(colors[href === null ? (style.color ?? 'ink') : 'link']);
			doc.text(run.text, x, y + (style.leading + style.size * capHeight) / 2, {
				lineBreak: false,
				baseline: 'alphabetic',
				characterSpacing: spread,
				oblique: run.isSlanted
			});
			doc.endMarkedContent();
			holder.add(content);
			if (href !== null) this.#link(holder, href, x, y, width, style.leading);
			if (holder !== element) holder.end();
			x += width;
		}
	}

	/** A name that contents and links inside the text lead to. */
	anchor(name: string): void {
		this.doc.addNamedDestination(name, 'XYZ', 0, this.y, null);
	}

	/** A line of ink that carries no meaning. */
	rule(x1: number, y1: number, x2: number, y2: number): void {
		const { doc } = this;
		doc.markContent('Artifact', { type: 'Layout' });
		doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(0.6).strokeColor(colors.line).stroke();
		doc.endMarkedContent();
	}

	/** Words in the margin that a screen reader passes over. */
	marginal(line: Line, y: number, size: number): void {
		const { doc } = this;
		let x = (sheet.width - line.width) / 2;
		doc.markContent('Artifact', { type: 'Pagination' });
		for (const run of line.runs) {
			this.#write(run.face, size);
			doc.fillColor(colors.quiet);
			doc.text(run.text, x, y + size, { lineBreak: false, baseline: 'alphabetic' });
			x += run.width;
		}
		doc.endMarkedContent();
	}

	finish(): Promise<Buffer> {
		const { doc } = this;
		return new Promise((resolve, reject) => {
			const parts: Buffer[] = [];
			doc.on('data', (part: Buffer) => parts.push(part));
			doc.on('end', () => resolve(Buffer.concat(parts)));
			doc.on('error', reject);
			this.root.end();
			doc.end();
		});
	}

	#write({ font, name }: Face, size: number): void {
		// pdfkit takes an opened font; its types only know of names and bytes.
		this.doc.font(font as unknown as string, name, size);
	}

	#address(href: string): string {
		return href.startsWith('/') ? this.#origin + href : href;
	}

	#link(holder: Element, href: string, x: number, y: number, width: number, height: number): void {
		// Missing in the types: hangs the link on its tag, so that a screen reader finds it in its sentence.
		const tags = { structParent: holder } as object;
		if (href.startsWith('#')) this.doc.goTo(x, y, width, height, href.slice(1), tags);
		else this.doc.link(x, y, width, height, href, tags);
	}
}
