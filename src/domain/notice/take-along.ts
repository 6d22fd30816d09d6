import { signOf } from './footnote-sign.ts';
import { isAllowedHref } from './link.ts';
import type { Block, Inline } from './notice.ts';
import { blockText, inlineText } from './plain-text.ts';

/** What stands in a file that a reader takes along. Nothing of the reader is in it. */
export interface Takeaway {
	title: string;
	/** Kind, issuer, date, number. */
	facts: readonly string[];
	blocks: readonly Block[];
	lang: 'zh-CN' | 'en';
	/** Source, address of the newest text, day it was saved, what it is not. */
	notes: readonly string[];
	/** Makes our own addresses whole. */
	origin: string;
}

/** One page by itself: no script, no picture, nothing loaded from anywhere. */
export function toHtmlFile({ title, facts, blocks, lang, notes, origin }: Takeaway): string {
	const lines = [
		'<!doctype html>',
		`<html lang="${lang}">`,
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		`<title>${escape(title)}</title>`,
		`<style>${style}</style>`,
		'</head>',
		'<body>',
		`<h1>${escape(title)}</h1>`,
		`<p class="facts">${facts.map(escape).join('<br>')}</p>`,
		...blocks.map((block) => blockToHtml(block, origin)),
		'<footer>',
		...notes.map((note) => `<p>${escape(note)}</p>`),
		'</footer>',
		'</body>',
		'</html>',
		''
	];
	return lines.join('\n');
}

export function toTextFile({ title, facts, blocks, notes }: Takeaway): string {
	const parts = [title, facts.join('\n'), ...blocks.map(blockToLines), notes.join('\n')];
	return `${parts.join('\n\n')}\n`;
}

const style =
	'body{max-width:40em;margin:2em auto;padding:0 1em;font:17px/1.75 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;color:#1d2126;background:#faf8f4}' +
	'h1,h2,h3,h4{line-height:1.35}.facts,footer,.note{color:#4a5058;font-size:.88em}sup{line-height:0}' +
	'blockquote{margin-inline:0;padding:.6em 1em;border-inline-start:3px solid #7d7a72;background:#f1eee7}' +
	'table{border-collapse:collapse}th,td{padding:.4em .7em;border:1px solid #d9d4c9;text-align:start;vertical-align:top}' +
	'footer{margin-top:3em;border-top:1px solid #d9d4c9}' +
	'@media (prefers-color-scheme:dark){body{color:#eceae4;background:#111518}.facts,footer,.note{color:#bdc3c9}a{color:#7ccbd6}blockquote{background:#0c0f12}th,td,footer{border-color:#2a3238}}';

function blockToHtml(block: Block, origin: string): string {
	const inline = (children: readonly Inline[]) => inlineToHtml(children, origin);
	const id = `id="${escape(block.id)}"`;
	switch (block.t) {
		case 'heading':
			return `<h${block.level + 1} ${id}>${inline(block.children)}</h${block.level + 1}>`;
		case 'article':
			return `<p ${id}><strong>${escape(block.label)}</strong>&emsp;${inline(block.children)}</p>`;
		case 'footnote': {
			const back = `#${escape(signOf(block.id))}`;
			return `<p ${id} class="note"><a href="${back}">${escape(block.label)}</a> ${inline(block.children)}</p>`;
		}
		case 'paragraph':
			return `<p ${id}>${inline(block.children)}</p>`;
		case 'quote':
			return `<blockquote ${id}>${inline(block.children)}</blockquote>`;
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			return `<${tag} ${id}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`;
		}
		case 'table': {
			const row = (cells: readonly Inline[][], tag: string) =>
				`<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
			const body = block.rows.map((cells) => row(cells, 'td')).join('');
			return `<table ${id}><thead>${row(block.head, 'th')}</thead><tbody>${body}</tbody></table>`;
		}
	}
}

function inlineToHtml(children: readonly Inline[], origin: string): string {
	return children
		.map((child) => {
			if (child.t === 'text') return escape(child.text);
			if (child.t === 'break') return '<br>';
			const inner = inlineToHtml(child.children, origin);
			if (child.t === 'noteRef') {
				return `<sup><a id="${escape(child.id)}" href="#${escape(child.note)}">${inner}</a></sup>`;
			}
			if (child.t !== 'link') return `<${child.t}>${inner}</${child.t}>`;
			if (!isAllowedHref(child.href)) return inner;
			const href = child.href.startsWith('/') ? origin + child.href : child.href;
			return `<a href="${escape(href)}" rel="noreferrer">${inner}</a>`;
		})
		.join('');
}

function blockToLines(block: Block): string {
	if (block.t !== 'list') return blockText(block);
	return block.items
		.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${inlineText(item)}`)
		.join('\n');
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
