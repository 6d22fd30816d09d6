export type Mark = 'heading' | 'bold' | 'list' | 'table' | 'quote' | 'footnote';

interface Selection {
	start: number;
	end: number;
}

/** Puts a mark of Markdown into a text; what was selected stands inside it, and is selected afterwards. */
export function insertMark(
	text: string,
	{ start, end }: Selection,
	mark: Mark,
	sample: string
): Selection & { text: string } {
	if (mark === 'footnote') return insertFootnote(text, end, sample);
	const chosen = text.slice(start, end) || sample;
	if (mark === 'bold') return put(text, { start, end }, '**', chosen, '**');
	// Blocks begin a paragraph of their own.
	const before = text.slice(0, start).trimEnd();
	const gap = before === '' ? '' : '\n\n';
	const prefix = { heading: '## ', list: '- ', quote: '> ', table: '' }[mark];
	const lines =
		mark === 'heading' || mark === 'table' ? chosen : chosen.replaceAll('\n', `\n${prefix}`);
	const rest = text.slice(end).trimStart();
	const tail = rest === '' ? '\n' : '\n\n';
	return put(
		before + rest,
		{ start: before.length, end: before.length },
		gap + prefix,
		lines,
		tail
	);
}

/** The sign stands after what was selected, the note at the end of the text. */
function insertFootnote(text: string, at: number, sample: string): Selection & { text: string } {
	const numbers = [...text.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number));
	const sign = `[^${Math.max(0, ...numbers) + 1}]`;
	const signed = (text.slice(0, at) + sign + text.slice(at)).trimEnd();
	const end = { start: signed.length, end: signed.length };
	return put(signed, end, `\n\n${sign}: `, sample, '\n');
}

function put(
	text: string,
	{ start, end }: Selection,
	before: string,
	inner: string,
	after: string
): Selection & { text: string } {
	const at = start + before.length;
	return {
		text: text.slice(0, start) + before + inner + after + text.slice(end),
		start: at,
		end: at + inner.length
	};
}
