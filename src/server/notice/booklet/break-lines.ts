import LineBreaker from 'linebreak';
import type { Inline } from '../../../domain/notice/notice.ts';
import type { Face, Faces } from './faces.ts';

/** Characters that are set alike. */
export interface Run {
	text: string;
	face: Face;
	width: number;
	isSlanted: boolean;
	href: string | null;
}

export interface Line {
	runs: Run[];
	width: number;
	/** Letters that may be moved apart to fill the line; 0 where a paragraph or a forced line ends. */
	gaps: number;
}

interface Style {
	isBold: boolean;
	isSlanted: boolean;
	href: string | null;
}

interface Glyph {
	text: string;
	face: Face;
	/** At a size of one. */
	width: number;
	style: Style;
	/** Where it stands in the text that the break rules see. */
	from: number;
	isSpace: boolean;
}

const plainStyle: Style = { isBold: false, isSlanted: false, href: null };
/** Joiners, variation selectors and the like have no picture of their own. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/** A line may be filled up when it lacks less than this, in letters. */
const mostSlack = 1.6;

/** Sets text in lines by the Unicode rules (UAX 14): no comma begins a line, no bracket ends one. */
export class LineSetter {
	/** Characters that no font has, as they were printed instead. */
	readonly missing = new Set<string>();
	#faces: Faces;

	constructor(faces: Faces) {
		this.#faces = faces;
	}

	set(children: readonly Inline[], size: number, room: number, isBold = false): Line[] {
		const glyphs: Glyph[] = [];
		const text = this.#collect(children, { ...plainStyle, isBold }, glyphs, '');
		const lines: Line[] = [];
		const most = room / size;
		let line: Glyph[] = [];
		let width = 0;
		const end = (isFilled: boolean) => {
			lines.push(toLine(line, size, isFilled ? most : 0));
			[line, width] = [[], 0];
		};
		for (const { piece, isForced } of pieces(text, glyphs)) {
			const solid = widthOf(trimEnd(piece));
			if (line.length > 0 && width + solid > most) end(true);
			for (const glyph of piece) {
				// A single word that is longer than the line: an address, a long number.
				if (solid > most && line.length > 0 && width + glyph.width > most) end(true);
				line.push(glyph);
				width += glyph.width;
			}
			if (isForced) end(false);
		}
		if (line.length > 0 || lines.length === 0) end(false);
		return lines;
	}

	setText(text: string, size: number, room: number, isBold = false): Line[] {
		return this.set([{ t: 'text', text }], size, room, isBold);
	}

	/** Widest single line, at a size of one, for the columns of a table. */
	naturalWidth(children: readonly Inline[]): number {
		const glyphs: Glyph[] = [];
		this.#collect(children, plainStyle, glyphs, '');
		return widthOf(glyphs);
	}

	#collect(children: readonly Inline[], style: Style, glyphs: Glyph[], before: string): string {
		let text = before;
		for (const child of children) {
			if (child.t === 'text') {
				for (const character of child.text) text = this.#add(character, style, glyphs, text);
			} else if (child.t === 'break') {
				text += '\n';
			} else {
				const inner = {
					isBold: style.isBold || child.t === 'strong',
					isSlanted: style.isSlanted || child.t === 'em',
					href: hrefOf(child) ?? style.href
				};
				text = this.#collect(child.children, inner, glyphs, text);
			}
		}
		return text;
	}

	#add(character: string, style: Style, glyphs: Glyph[], text: string): string {
		if (character === '\n') return `${text}\n`;
		const shown = character === '\t' ? ' ' : character;
		// The break rules know what it means.
		if (invisible.test(shown)) return text + shown;
		const codePoint = shown.codePointAt(0) ?? 0;
		const face = this.#faces.find(codePoint, style.isBold);
		if (face) {
			glyphs.push({
				text: shown,
				face,
				width: face.width(codePoint),
				style,
				from: text.length,
				isSpace: shown === ' '
			});
			return text + shown;
		}
		// Said instead of a blank box, so that nobody reads past a name that is not there.
		const said = `〔U+${codePoint.toString(16).toUpperCase()}〕`;
		this.missing.add(said);
		let longer = text;
		for (const letter of said) longer = this.#add(letter, style, glyphs, longer);
		return longer;
	}
}

/** Where it leads; a footnote's sign to the note. */
function hrefOf(child: Inline): string | null {
	if (child.t === 'link') return child.href;
	return child.t === 'noteRef' ? `#${child.note}` : null;
}

function* pieces(text: string, glyphs: Glyph[]): Iterable<{ piece: Glyph[]; isForced: boolean }> {
	const breaker = new LineBreaker(text);
	let at = 0;
	for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
		const piece: Glyph[] = [];
		for (let glyph = glyphs[at]; glyph && glyph.from < next.position; glyph = glyphs[++at]) {
			piece.push(glyph);
		}
		yield { piece, isForced: next.required && text[next.position - 1] === '\n' };
	}
}

function trimEnd(glyphs: readonly Glyph[]): readonly Glyph[] {
	let end = glyphs.length;
	while (end > 0 && glyphs[end - 1]?.isSpace) end--;
	return glyphs.slice(0, end);
}

function widthOf(glyphs: readonly Glyph[]): number {
	return glyphs.reduce((sum, { width }) => sum + width, 0);
}

/** `full`: width to fill, in letters; 0 leaves the line as it is. */
function toLine(glyphs: readonly Glyph[], size: number, full: number): Line {
	const shown = trimEnd(glyphs);
	const runs: Run[] = [];
	let open: Style | null = null;
	for (const { text, face, width, style } of shown) {
		const last = runs.at(-1);
		if (last?.face === face && open === style) {
			last.text += text;
			last.width += width * size;
		} else {
			const { isSlanted, href } = style;
			runs.push({ text, face, width: width * size, isSlanted, href });
			open = style;
		}
	}
	const width = widthOf(shown);
	const slack = full - width;
	const isFilled = full > 0 && slack > 0 && slack < mostSlack;
	return { runs, width: width * size, gaps: isFilled ? shown.length - 1 : 0 };
}
