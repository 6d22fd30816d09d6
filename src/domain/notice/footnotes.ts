import type MarkdownIt from 'markdown-it';
import type { BlockIds } from './block-id.ts';
import { signOf } from './footnote-sign.ts';
import type { Block, Inline } from './notice.ts';

export type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number];

/** What the parser leaves beside the tokens: for each label its number from 0, or -1 where no sign leads to it. */
export interface ParsedNotes extends Record<PropertyKey, unknown> {
	footnotes?: { refs?: Record<string, number> };
}

interface Note {
	id: string;
	number: number;
	open: Token;
	tokens: Token[];
}

/** The footnotes of one source, read before its text: a sign has to know where it leads. */
export class Footnotes {
	#notes = new Map<string, Note>();

	constructor(tokens: readonly Token[], { footnotes }: ParsedNotes, ids: BlockIds) {
		let at = 0;
		for (let open = tokens[at]; open; open = tokens[++at]) {
			if (open.type !== 'footnote_reference_open' || open.level > 0) continue;
			const inside: Token[] = [];
			for (let token = tokens[++at]; token && !endsNote(token); token = tokens[++at]) {
				if (token.content !== '') inside.push(token);
			}
			const label = labelOf(open);
			const number = footnotes?.refs?.[`:${label}`] ?? -1;
			// A note that nothing leads to, or the second one of a name, stays where it was written.
			if (number < 0 || this.#notes.has(label)) continue;
			const id = ids.fromWords('f', inside.map(({ content }) => content).join('\n'));
			this.#notes.set(label, { id, number, open, tokens: inside });
		}
	}

	/** Whether these tokens are shown at the end, and not here. */
	isNote(open: Token): boolean {
		return this.#notes.get(labelOf(open))?.open === open;
	}

	/** The sign in the text; its words alone where it leads to nothing. */
	sign(token: Token): Inline {
		const { id, subId = 0 } = token.meta as { id: number; subId?: number };
		const text: Inline = { t: 'text', text: `[${id + 1}]` };
		const note = this.#notes.get(labelOf(token));
		if (!note) return text;
		return { t: 'noteRef', id: signOf(note.id, subId + 1), note: note.id, children: [text] };
	}

	blocks(toInline: (token: Token) => Inline[]): Block[] {
		return [...this.#notes.values()]
			.sort((a, b) => a.number - b.number)
			.map(({ id, number, tokens }): Block => {
				const children = tokens.flatMap((token, at): Inline[] =>
					at > 0 ? [{ t: 'break' }, ...toInline(token)] : toInline(token)
				);
				return { t: 'footnote', id, label: `[${number + 1}]`, children };
			});
	}
}

export function endsNote({ type, level }: Token): boolean {
	return type === 'footnote_reference_close' && level === 0;
}

function labelOf({ meta }: Token): string {
	return (meta as { label: string }).label;
}
