import { anchorOf, readArticleNumber } from './article.ts';
import { BlockIds } from './block-id.ts';
import type { Block, Inline } from './notice.ts';
import { rankHeadings } from './rank-headings.ts';

const numeral = '[一二三四五六七八九十百千零〇两0-9]+';
const partHeading = new RegExp(`^第${numeral}(编|分编|章|节)(?=\\s|$)`);
const levels: Record<string, 1 | 2 | 3> = { 编: 1, 分编: 2, 章: 2, 节: 3 };

/** The section names under which cases are published. */
const caseHeading =
	/^(?:【[^】]{2,12}】|(?:基本|简要)案情|案情简介|(?:原告|申请人|被告|上诉人)?(?:诉讼)?请求|原告诉讼请求|(?:裁判|处理|执行|调解|仲裁)(?:结果|要点|要旨|理由|过程)|法院(?:裁判|认为)|案例分析|典型意义|争议焦点|相关法条|法律依据|司法解释相关(?:法条|条文))$/;

/**
 * Plain text of a law or case, one paragraph a line, as a tree: 第N章 lines become headings, 第N条 lines
 * articles with an anchor by their number. Nothing in the text is markup, so nothing in it can act.
 */
export function plainTextToBlocks(text: string, prefix = ''): Block[] {
	const ids = new BlockIds(prefix);
	const blocks: Block[] = [];
	let article = '';
	let paragraph = 1;
	let table: Extract<Block, { t: 'table' }> | null = null;

	for (const raw of text.split('\n')) {
		const line = raw.trim();
		if (line === '' || /^<!--.*-->$/.test(line)) continue;
		const cells = readTableRow(line);
		if (cells) {
			if (!table) {
				const id = ids.fromWords('t', line);
				table = { t: 'table', id, head: cells.map(words), rows: [] };
				blocks.push(table);
			} else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
				table.rows.push(cells.map(words));
			}
			continue;
		}
		table = null;
		const part = line.length <= 60 ? partHeading.exec(line) : null;
		if (part || caseHeading.test(line)) {
			article = '';
			blocks.push({
				t: 'heading',
				id: ids.fromWords('h', line),
				level: levels[part?.[1] ?? '章'] ?? 2,
				children: words(line)
			});
			continue;
		}
		const number = readArticleNumber(line);
		if (number && /^(?:\s|$)/.test(line.slice(number.label.length))) {
			article = ids.take(anchorOf(number)).slice(prefix.length);
			paragraph = 1;
			const rest = line.slice(number.label.length).trim();
			blocks.push({
				t: 'article',
				id: prefix + article,
				label: number.label,
				children: words(rest)
			});
			continue;
		}
		const id = article ? ids.take(`${article}-p${++paragraph}`) : ids.fromWords('p', line);
		blocks.push({ t: 'paragraph', id, children: words(line) });
	}
	return rankHeadings(blocks);
}

function words(text: string): Inline[] {
	return text === '' ? [] : [{ t: 'text', text }];
}

function readTableRow(line: string): string[] | null {
	if (!line.startsWith('|') || !line.endsWith('|') || line.length < 3) return null;
	return line
		.slice(1, -1)
		.split('|')
		.map((cell) => cell.trim());
}
