// How good the answers to questions in plain words are: plain BM25 beside the product's own ranking, each
// question judged by tables learned without its fifth of the questions. WRITE=1 then learns the table
// that ships from all questions.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRankingTable, writeRankingTable } from '../src/domain/notice/search/ranking-table.ts';
import { findShared } from '../tests/support/shared.ts';
import { projectRoot } from '../tests/support/server.ts';
import { readLaws, readQuestions } from './quality/corpus.ts';
import { IndexedLaws } from './quality/indexed-laws.ts';
import { type Judged, measure, type Quality } from './quality/metrics.ts';
import { PlainBm25 } from './quality/plain-bm25.ts';
import { Trainer } from './quality/train.ts';
import { readArticles } from './quality/training-set.ts';

const folds = 5;
const lawsPath = findShared('corpus/cn-laws.jsonl.gz');
const questionsPath = findShared('corpus/cn-queries.jsonl.gz');
if (lawsPath && questionsPath) await run(lawsPath, questionsPath);
else console.log('Without judged questions there is no quality to measure.');

async function run(lawsPath: string, questionsPath: string) {
	const articles = await readArticles(lawsPath);
	const questions = await readQuestions(questionsPath);
	const places = new Map(articles.ids.map((id, place) => [id, place]));
	const training = questions.map(({ text, relevant }) => ({
		text,
		relevant: relevant.map((id) => places.get(id) ?? missing(id))
	}));
	const trainer = new Trainer(articles);
	const learn = (chosen: typeof training) => {
		const { weights, hints } = trainer.train(chosen);
		return writeRankingTable(weights, hints);
	};
	if (process.env.WRITE) {
		const bytes = learn(training);
		const path = join(projectRoot, 'src/domain/notice/search/ranking-table.data.ts');
		writeFileSync(path, dataModule(bytes));
		console.log(`Table of ${bytes.length} bytes learned from ${questions.length} questions.`);
		return;
	}

	const baseline = new PlainBm25(articles);
	const laws = new IndexedLaws();
	for await (const { id, notice } of readLaws(lawsPath)) laws.add(id, notice);
	laws.finish();
	const plain: Judged[] = [];
	const ours: Judged[] = [];
	const times: number[] = [];
	let tableBytes = 0;
	for (let fold = 0; fold < folds; fold++) {
		const table = learn(training.filter((_, at) => at % folds !== fold));
		tableBytes = Math.max(tableBytes, table.length);
		const model = readRankingTable(table);
		for (let at = fold; at < questions.length; at += folds) {
			const { text, relevant } = questions[at] ?? missing(String(at));
			plain.push({ ranking: baseline.rank(text, 100), relevant });
			const started = performance.now();
			ours.push({ ranking: await laws.rank(text, model, 100), relevant });
			times.push(performance.now() - started);
		}
	}
	print(measure(plain), measure(ours));
	times.sort((a, b) => a - b);
	console.log(
		`${questions.length} questions over ${articles.ids.length} articles, ${folds} folds; table ${tableBytes} bytes; ` +
			`ranking p50 ${times[times.length >> 1]?.toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms`
	);
}

function print(plain: Quality, ours: Quality): void {
	console.log(`${''.padEnd(10)}${'plain BM25'.padStart(12)}${'ours'.padStart(12)}`);
	for (const name of Object.keys(plain) as Array<keyof Quality>) {
		const row = [plain[name], ours[name]].map((value) => value.toFixed(3).padStart(12));
		console.log(`${name.padEnd(10)}${row.join('')}`);
	}
}

function dataModule(bytes: Uint8Array): string {
	const text = Buffer.from(bytes).toString('base64');
	return `// Learned by \`WRITE=1 npm run bench -- quality\` (docs/search.md). Not written by hand.\nexport const rankingTable =\n\t'${text}';\n`;
}

function missing(name: string): never {
	throw new Error(`${name} is not in the corpus.`);
}
