import { escapeLine, escapeText } from './escape-markdown.ts';

/** Columns of a spreadsheet that are sections of a list entry, with the form each has. */
export const listEntrySections: ReadonlyMap<string, { heading: string; isList: boolean }> = new Map(
	[
		['行为', { heading: '行为', isList: false }],
		['法律依据', { heading: '法律依据', isList: true }],
		['条件', { heading: '条件', isList: true }],
		['对照', { heading: '对照一下', isList: true }]
	]
);

/** The text of a list entry from its cells; empty when none of its sections is there. */
export function writeListEntry(
	cells: Readonly<Record<string, string>>,
	{ authority = '', region = '', effectiveFrom = '', effectiveTo = '' }: Record<string, string>
): string {
	const written = [...listEntrySections].flatMap(([column, { heading, isList }]) => {
		const lines = (cells[column] ?? '')
			.split(/\r?\n/)
			.map((line) => escapeLine(escapeText(line.trim())))
			.filter(Boolean);
		if (lines.length === 0) return [];
		const body = isList ? lines.map((line) => `- ${line}`).join('\n') : lines.join('\n\n');
		return [`## ${heading}\n\n${body}`];
	});
	if (written.length === 0) return '';
	const facts = [
		`决定机关：${escapeText(authority)}。`,
		`地区：${escapeText(region)}。`,
		`期间：${escapeText(effectiveFrom)} 至 ${escapeText(effectiveTo)}。`
	];
	return [...written, `## 决定机关、地区和期间\n\n${facts.join('')}`].join('\n\n');
}
