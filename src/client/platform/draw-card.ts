export interface CardText {
	title: string;
	/** Kind, issuer, date. */
	facts: string;
	/** The first words of the text; cut where the card is full. */
	words: string;
	source: string;
	note: string;
}

const width = 1080;
const edge = 84;
/** The colors of the light page: a card is looked at in a chat, not in our theme. */
const colors = {
	paper: '#faf8f4',
	ink: '#1d2126',
	quiet: '#4a5058',
	line: '#d9d4c9',
	mark: '#a8321f'
};
const family =
	'"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif';
/** No line begins with one of these. */
const clinging = /^[，。、；：？！）》”’】,.;:?!)]/u;

/** A picture of the beginning of a notice, drawn on this device. Null where the browser draws none. */
export function drawCard(card: CardText): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	const pen = canvas.getContext('2d');
	if (!pen) return Promise.resolve(null);
	const set = (text: string, size: number, weight: number, most: number) => {
		pen.font = `${weight} ${size}px ${family}`;
		return cutLines(text, width - 2 * edge, most, (part) => pen.measureText(part).width);
	};
	const parts = [
		{ lines: set(card.title, 60, 600, 4), size: 60, weight: 600, leading: 84, color: colors.ink },
		{ lines: set(card.facts, 32, 400, 2), size: 32, weight: 400, leading: 48, color: colors.quiet },
		{ lines: set(card.words, 40, 400, 9), size: 40, weight: 400, leading: 70, color: colors.ink }
	];
	const gap = 44;
	const foot = 190;
	const height =
		edge +
		40 +
		parts.reduce((sum, { lines, leading }) => sum + lines.length * leading + gap, 0) +
		foot;
	canvas.width = width;
	canvas.height = height;
	pen.fillStyle = colors.paper;
	pen.fillRect(0, 0, width, height);
	pen.fillStyle = colors.mark;
	pen.fillRect(0, 0, width, 16);
	pen.textBaseline = 'alphabetic';
	let y = edge + 40;
	for (const { lines, size, weight, leading, color } of parts) {
		pen.font = `${weight} ${size}px ${family}`;
		pen.fillStyle = color;
		for (const line of lines) {
			pen.fillText(line, edge, y + size * 0.9);
			y += leading;
		}
		y += gap;
	}
	pen.fillStyle = colors.line;
	pen.fillRect(edge, y, width - 2 * edge, 2);
	pen.fillStyle = colors.ink;
	for (const line of set(card.source, 32, 600, 2)) pen.fillText(line, edge, (y += 56));
	pen.fillStyle = colors.quiet;
	for (const line of set(card.note, 28, 400, 1)) pen.fillText(line, edge, (y += 48));
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** At most so many lines; the last one says that there is more. */
export function cutLines(
	text: string,
	room: number,
	most: number,
	measure: (part: string) => number
): string[] {
	const lines: string[] = [];
	let line = '';
	// A Hanzi is a piece of its own, a Latin word stays whole.
	const pieces =
		text.match(/\s+|[\p{L}\p{N}@./:_-]+?(?=[\p{Script=Han}]|[^\p{L}\p{N}@./:_-]|$)|./gsu) ?? [];
	for (const piece of pieces) {
		if (piece.includes('\n')) {
			lines.push(line.trimEnd());
			line = '';
			if (lines.length === most) return lines;
			continue;
		}
		const isFull = line !== '' && measure(line + piece) > room && !clinging.test(piece);
		if (!isFull) {
			line += piece;
			continue;
		}
		lines.push(line.trimEnd());
		line = piece.trimStart();
		if (lines.length === most) {
			const [last = ''] = lines.splice(-1);
			return [...lines, `${[...last].slice(0, -1).join('')}…`];
		}
	}
	return line === '' ? lines : [...lines, line];
}
