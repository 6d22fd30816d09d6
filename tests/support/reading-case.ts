import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, type TestServer } from './server.ts';

export const readingCase = {
	title: '一条短信保住了诉讼时效',
	words: '短信写明了数额和日期，收信人负责这笔采购，时效从这时起重新计算三年。',
	corrected: '短信写明了数额和日期，收信人是采购经理，又答应付款，时效从这时起重新计算三年。'
};

/** Publishes a short case, or its correction, as an operator does; answers its number. */
export async function publishCase(server: TestServer, words: string): Promise<number> {
	const file = join(server.dataDir, 'case.jsonl');
	const row = {
		id: 'reading-case',
		title: readingCase.title,
		kind: '典型案例',
		issuer: '云杉市中级人民法院（虚构）',
		date: '2026-03-18',
		format: 'markdown',
		text: `## 事实\n\n甲公司供货，乙公司没有付款。\n\n## 争议\n\n时效过了没有？\n\n## 裁判\n\n${words}\n\n## 意义\n\n催款要留下文字。`
	};
	await writeFile(file, JSON.stringify(row));
	const done = await runCommand(server, 'import', file);
	if (done.code !== 0) throw new Error(done.stderr);
	const found = await fetch(`${server.origin}/api/v1/notices?limit=100`);
	const { notices } = (await found.json()) as {
		notices: Array<{ number: number; title: { zh: string } }>;
	};
	const notice = notices.find(({ title }) => title.zh === row.title);
	if (!notice) throw new Error('the case was not published');
	return notice.number;
}
