import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { articleAnchor } from '../../src/domain/notice/article.ts';
import { CitationReader, type CitationInText } from '../../src/domain/notice/find-citations.ts';
import { shortLawName } from '../../src/domain/notice/laws.ts';
import { projectRoot } from '../support/server.ts';
import { findShared } from '../support/shared.ts';

/**
 * Places of 第N条 in real texts, read and labelled by hand: every one in the typical cases, and each
 * 61st to 211th in the laws. `self` is the text's own article; null means that no law is named beside it.
 */
type Label = [at: number, law: string | null, article: string | null];
const labels = JSON.parse(
	readFileSync(`${projectRoot}/tests/fixtures/citation-labels.json`, 'utf8')
) as Record<string, Label[]>;

interface Document {
	id: string;
	title: string;
	kind: string;
	text: string;
}

const files = ['corpus/cn-typical-cases.jsonl.gz', 'corpus/cn-laws.jsonl.gz'].map(findShared);

it.skipIf(files.includes(null))(
	'citations in real texts: precision and recall against labels, and whether the article exists',
	{ timeout: 120_000 },
	async () => {
		let [right, wrong, missed] = [0, 0, 0];
		const lengths = new Map<string, number>();
		const cited: Array<{ law: string; article: number }> = [];
		for (const file of files) {
			for await (const line of linesOf(file ?? '')) {
				const document = JSON.parse(line) as Document;
				noteLength(lengths, document);
				const known = labels[document.id];
				if (!known && document.kind !== '司法解释') continue;
				const found = readDocument(document);
				for (const { law, articles } of found) {
					cited.push(
						...articles.map((article) => ({ law, article: Number.parseInt(article, 10) }))
					);
				}
				for (const [at, law, article] of known ?? []) {
					const one = found.find(({ start, end }) => start <= at && at < end);
					const expected = law === 'self' ? shortLawName(document.title) : law;
					const isRight = one?.law === expected && one?.articles.includes(article ?? '');
					if (one && isRight) right++;
					else if (one) wrong++;
					if (law !== null && !isRight) missed++;
				}
			}
		}
		const held = cited.filter(({ law }) => lengths.has(law));
		const existing = held.filter(({ law, article }) => article <= (lengths.get(law) ?? 0));
		const precision = right / (right + wrong);
		const recall = right / (right + missed);
		console.log(
			`Citations: ${right} right, ${wrong} wrong, ${missed} missed of ${right + missed} labelled: ` +
				`precision ${percent(precision)}, recall ${percent(recall)}. Of ${held.length} read in judicial ` +
				`interpretations and cases whose law is in the corpus, ${percent(existing.length / held.length)} name an article it has.`
		);
		expect(right).toBeGreaterThan(150);
		expect(precision).toBeGreaterThanOrEqual(0.99);
		expect(recall).toBeGreaterThanOrEqual(0.96);
		expect(existing.length / held.length).toBeGreaterThanOrEqual(0.98);
	}
);

function readDocument({ title, kind, text }: Document): CitationInText[] {
	const reader = new CitationReader(kind === '典型案例' ? null : title);
	const found: CitationInText[] = [];
	let at = 0;
	for (const line of text.split('\n')) {
		for (const one of reader.read(line)) {
			found.push({ ...one, start: one.start + at, end: one.end + at });
		}
		at += line.length + 1;
	}
	return found;
}

/** The highest article of any edition: what a citation can name. */
function noteLength(lengths: Map<string, number>, { title, text }: Document): void {
	const law = shortLawName(title);
	for (const [, label = ''] of text.matchAll(/^(第[^\s条]{1,8}条)(?:之\S)?\s/gm)) {
		const article = Number(articleAnchor(label)?.slice(1));
		if (article > (lengths.get(law) ?? 0)) lengths.set(law, article);
	}
}

function linesOf(file: string): AsyncIterable<string> {
	return createInterface({ input: createReadStream(file).pipe(createGunzip()) });
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}
