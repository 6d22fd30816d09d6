import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftToNotice } from '../../src/domain/notice/draft.ts';
import type { ImportAnswer, ImportFormat } from '../../src/domain/notice/import.ts';
import type { ManuscriptContent } from '../../src/domain/notice/manuscript.ts';
import { manuscriptToDraft } from '../../src/domain/notice/manuscript-to-draft.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { ok } from '../../src/domain/result.ts';
import { toCsv } from '../../src/domain/text/csv.ts';
import { people } from '../../src/server/demo/world.ts';
import { actorOf } from '../../src/server/demo/seed-world.ts';
import { noticeSchema } from '../../src/server/http/openapi/notice-schemas.ts';
import { createLog } from '../../src/server/log.ts';
import { createImports } from '../../src/server/notice/import/create-imports.ts';
import { readImport } from '../../src/server/notice/import/read-file.ts';
import { allHostileTexts, linksOf } from '../support/hostile-text.ts';
import { makeDocx } from '../support/make-docx.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccount, signInCookie } from '../support/sign-in.ts';

const texts = allHostileTexts();
const editor = people.find(({ role }) => role === 'publisher')?.accountId ?? '';
let server: TestServer;
let cookie: string;

beforeAll(async () => {
	server = await startServer();
	cookie = await signInCookie(server, await demoAccount(server, { accountId: editor }));
});
afterAll(() => server.dispose());

/** Through the built server. */
async function read(format: ImportFormat, body: string | Buffer): Promise<ManuscriptContent[]> {
	const response = await fetch(`${server.origin}/api/v1/imports?format=${format}`, {
		method: 'POST',
		headers: { cookie, origin: server.origin, 'content-type': 'application/octet-stream' },
		body: new Uint8Array(Buffer.from(body))
	});
	return contentsOf(response);
}

async function contentsOf(response: Response): Promise<ManuscriptContent[]> {
	const { manuscripts, problems } = (await response.json()) as ImportAnswer;
	expect([response.status, problems]).toEqual([200, []]);
	return manuscripts;
}

function noticeOf(content: ManuscriptContent): Notice {
	const draft = manuscriptToDraft(content, 'x');
	const at = '2026-11-27T00:00:00.000Z';
	return draftToNotice(draft, { number: 1, publishedAt: at, updatedAt: at });
}

/** Nothing but what the schema of the API names, and links of four kinds, said here once more on purpose. */
function expectHarmless(content: ManuscriptContent): void {
	const notice = noticeOf(content);
	const parsed = v.safeParse(v.strictObject(noticeSchema.entries), notice);
	expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toBeUndefined();
	for (const href of [...notice.body.zh, ...(notice.body.en ?? [])].flatMap(linksOf)) {
		expect(href).toMatch(
			/^(?:https:\/\/[^/\\\s]|mailto:[^:\s]+@|tel:[+\d-]+$|#[\w-]+$|\/(?![/\\]))/i
		);
	}
}

/** In files that stay below what an editor's text may be, however often each text stands in them. */
function inFiles(all: readonly string[]): string[][] {
	const files: string[][] = [[]];
	let length = 0;
	for (const text of all) {
		length += text.length;
		if (length > 6000 || files.at(-1)?.length === 150) {
			files.push([]);
			length = text.length;
		}
		files.at(-1)?.push(text);
	}
	return files;
}

/** What a file of a word processor can hold. */
const printable = texts
	.map((text) =>
		text
			.replaceAll(/\p{Cc}+/gu, ' ')
			.toWellFormed()
			.trim()
	)
	.filter(Boolean);

describe('every hostile text is words, and links that a notice may have, by every road', () => {
	it.each(['md', 'html'] as const)('%s: each in a file of its own', async (format) => {
		for (const text of texts) {
			const file = format === 'md' ? `前文\n\n${text}\n\n后文` : `<p>前文</p>${text}<p>后文</p>`;
			const answer = await readImport(format, Buffer.from(file));
			if (!answer.ok) throw new Error(`${answer.code}: ${text}`);
			expect(answer.value.manuscripts).toHaveLength(1);
			answer.value.manuscripts.forEach(expectHarmless);
		}
	});

	it.each(['md', 'html'] as const)('%s: many in one file', async (format) => {
		for (const file of inFiles(texts)) {
			const contents = await read(format, ['前文', ...file].join('\n\n'));
			expect(contents).toHaveLength(1);
			contents.forEach(expectHarmless);
		}
	});

	it.each([
		['md', '[甲](https://court.example/)'],
		['html', '<p><a href="https://court.example/">甲</a></p>']
	] as const)(
		'%s: a link that a notice may have stays one, so that the others were looked for',
		async (format, file) => {
			const [content] = await read(format, file);
			if (!content) throw new Error('nothing was read');
			const { body } = noticeOf(content);
			expect(body.zh.flatMap(linksOf)).toEqual(['https://court.example/']);
		}
	);

	it('.docx: in the title, in paragraphs, in a table and in footnotes', async () => {
		for (const words of inFiles(printable)) {
			const [title = ''] = words;
			const pieces = words.map((text) => ({ text, note: text }));
			const rows = words.map((text) => [text]);
			const contents = await read(
				'docx',
				makeDocx([{ text: title, style: 'T' }, ...pieces, { rows }])
			);
			expect(contents).toHaveLength(1);
			contents.forEach(expectHarmless);
		}
	});

	it.each(['csv', 'jsonl'] as const)('%s: in every field of a row', async (format) => {
		let taken = 0;
		for (const file of inFiles(texts)) {
			// One less than there is room for: a table puts an apostrophe before what would be a formula.
			const rows = file.map((text) => ({
				title: text.slice(0, 199),
				kind: 'riskTip',
				text,
				text_en: text,
				title_en: text.slice(0, 199),
				issuer: text.slice(0, 199),
				source: text.slice(0, 200),
				category: text.slice(0, 59),
				place: text.slice(0, 59)
			}));
			const [head] = rows.map((row) => Object.keys(row));
			const source =
				format === 'jsonl'
					? rows.map((row) => JSON.stringify(row)).join('\n')
					: toCsv([head ?? [], ...rows.map((row) => Object.values(row))]);
			const contents = await read(format, source);
			contents.forEach(expectHarmless);
			taken += contents.length;
		}
		expect(taken).toBe(texts.length);
	});

	it('an address, as a page and as plain text', async () => {
		const config = { noticeImportUrls: true } as Parameters<typeof createImports>[0]['config'];
		for (const type of ['text/html', 'text/plain']) {
			let text = '';
			const fetched = async () => ok({ bytes: Buffer.from(`<p>前文</p>\n\n${text}`), type });
			const imports = createImports({ config, log: createLog('silent') }, fetched);
			for (const file of inFiles(texts)) {
				text = file.join('\n\n');
				const request = new Request('http://localhost/', {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ address: 'https://court.example/' })
				});
				const contents = await contentsOf(await imports.address(request, actorOf(editor)));
				expect(contents).toHaveLength(1);
				contents.forEach(expectHarmless);
			}
		}
	});
});
