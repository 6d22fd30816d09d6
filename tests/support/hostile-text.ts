import { readFileSync } from 'node:fs';
import type { Block, Inline } from '../../src/domain/notice/notice.ts';
import { findShared } from './shared.ts';

const own = [
	'<img src=x onerror=alert(1)>',
	'<script>alert(1)</script>',
	'[点这里](javascript:alert(1))',
	'<a href="javascript:alert(1)">x</a>',
	'"><svg onload=alert(1)>',
	'![x](https://tracker.example/pixel.png)',
	'<iframe srcdoc="<script>alert(1)</script>"></iframe>',
	"</title><script>alert('1')</script>"
];

/** Texts that run script in a careless page: our own, and the shared corpus where it is present. */
export function hostileTexts(): string[] {
	const shared = readShared<string>('xss-payloads');
	// One line each: an event name alone proves nothing, and line breaks are the importer's business.
	const telling = shared.filter((text) => /onerror|javascript:|<script|srcdoc|onload/i.test(text));
	return [...own, ...telling].map((text) => text.replaceAll(/\s*\n\s*/g, ' '));
}

/** Everything hostile there is, as it stands: markup, formulas, and strings that break readers of text. */
export function allHostileTexts(): string[] {
	const shared = [
		...readShared<string>('xss-payloads'),
		...readShared<{ payload: string }>('dompurify-expect').map(({ payload }) => payload),
		...readShared<string>('blns'),
		...readShared<string>('csv-injection')
	];
	return [...new Set([...own, ...shared])].filter((text) => text.trim() !== '');
}

function readShared<One>(name: string): One[] {
	const file = findShared(`conformance/${name}.json`);
	return file ? (JSON.parse(readFileSync(file, 'utf8')) as One[]) : [];
}

/** Addresses that a text leads to, wherever in its tree they stand. */
export function linksOf(block: Block): string[] {
	if (block.t === 'list') return block.items.flatMap(linksIn);
	if (block.t === 'table') return [block.head, ...block.rows].flat().flatMap(linksIn);
	return linksIn(block.children);
}

function linksIn(nodes: readonly Inline[]): string[] {
	return nodes.flatMap((node) =>
		node.t === 'link'
			? [node.href, ...linksIn(node.children)]
			: 'children' in node
				? linksIn(node.children)
				: []
	);
}
