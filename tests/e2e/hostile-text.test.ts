import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { type ImportFormat, importFormats } from '../../src/domain/notice/import.ts';
import { toCsv } from '../../src/domain/text/csv.ts';
import { people } from '../../src/server/demo/world.ts';
import { readImport } from '../../src/server/notice/import/read-file.ts';
import { makeCommand, send } from '../support/commands.ts';
import { allHostileTexts, hostileTexts } from '../support/hostile-text.ts';
import { makeDocx } from '../support/make-docx.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';
import { demoAccount, demoAccounts, signInCookie, signInLink } from '../support/sign-in.ts';

const texts = hostileTexts();
/** Shown in a browser: those that would act or load. What an import makes of all of them, tests/api says. */
const chosen = allHostileTexts().filter((text) => /[<>]|:\/\/|\]\(|script|data:/i.test(text));
let server: TestServer;
let asked = 0;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.dispose());

/** Everything on the page that would show that a text became code. */
function watch(page: Page) {
	const seen: string[] = [];
	page.on('dialog', async (dialog) => {
		seen.push(`dialog ${dialog.message()}`);
		await dialog.dismiss();
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		asked++;
		// A policy that stops something says so: even what was stopped should not have been tried.
		if (url.pathname === '/api/v1/csp-reports') seen.push(`report ${request.postData()}`);
		if (url.protocol.startsWith('http') && url.origin !== server.origin) seen.push(url.href);
	});
	page.on('popup', (popup) => seen.push(`popup ${popup.url()}`));
	return seen;
}

async function expectHarmless(page: Page, seen: string[]) {
	const live = await page.evaluate(() =>
		[...document.querySelectorAll('a[href^="javascript:" i], iframe, object, embed, base')].map(
			(element) => element.outerHTML
		)
	);
	expect(live).toEqual([]);
	const handlers = await page.evaluate(() =>
		[...document.querySelectorAll('main *')].flatMap((element) =>
			element.getAttributeNames().filter((name) => name.startsWith('on'))
		)
	);
	expect(handlers).toEqual([]);
	expect(seen).toEqual([]);
}

async function numbersOf(query: string): Promise<number[]> {
	const answer = await fetch(`${server.origin}/api/v1/notices?${query}`);
	const { notices } = (await answer.json()) as { notices: Array<{ number: number }> };
	return notices.map(({ number }) => number);
}

/** What the editors' import makes of every hostile text: one long text for each road (tests/api asks the server). */
async function importAll(): Promise<Record<ImportFormat, string>> {
	const sources: Record<ImportFormat, (...texts: string[]) => string | Buffer> = {
		md: (text) => text,
		html: (text) => `<p>前文</p>${text}`,
		docx: (...texts) =>
			makeDocx(['标题', ...texts].map((text) => text.replaceAll(/\p{Cc}+/gu, ' '))),
		csv: (text) =>
			toCsv([
				['标题', '种类', '正文'],
				['甲', '风险提示', text]
			]),
		jsonl: (text) => JSON.stringify({ title: '甲', kind: 'riskTip', text })
	};
	const made: Partial<Record<ImportFormat, string>> = {};
	for (const format of importFormats) {
		const read: string[] = [];
		// A Word file is slow to read, and its paragraphs do not meet: many in one.
		const size = format === 'docx' ? 50 : 1;
		for (let at = 0; at < chosen.length; at += size) {
			const some = chosen
				.slice(at, at + size)
				.map((text) => text.replaceAll('\0', '').toWellFormed());
			const answer = await readImport(format, Buffer.from(sources[format](...some)));
			if (answer.ok) read.push(...answer.value.manuscripts.map(({ textZh }) => textZh));
		}
		made[format] = read.join('\n\n');
	}
	return made as Record<ImportFormat, string>;
}

test('hostile texts by every import run nothing and ask nobody, in the preview and in the reader', async ({
	page
}) => {
	const id = people.find(({ role }) => role === 'publisher')?.accountId ?? '';
	const editor = await demoAccount(server, { accountId: id });
	const made = await importAll();
	const rows = importFormats.map((format, n) => ({
		id: `hostile-${format}`,
		title: texts[n]?.slice(0, 180),
		kind: '典型案例',
		issuer: texts[n]?.slice(0, 100),
		date: '2026-01-01',
		source: texts[n]?.slice(0, 200),
		format: 'markdown',
		text: made[format]
	}));
	const file = join(server.dataDir, 'hostile.jsonl');
	await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
	// Numbers go on from those of the demonstration notices.
	const first = Math.max(...(await numbersOf('limit=100'))) + 1;
	const imported = await runCommand(server, 'import', file);
	expect(imported.code, imported.stderr).toBe(0);

	const seen = watch(page);
	await page.goto(`${server.origin}/notices?kind=typicalCase`);
	await expectHarmless(page, seen);
	for (const at of importFormats.keys()) {
		await page.goto(`${server.origin}/notices/${first + at}`);
		// The text itself is there to be read: it was shown, not dropped.
		await expect(page.locator('main')).toContainText('alert(1)');
		await expectHarmless(page, seen);
	}
	for (const text of texts.slice(0, 8)) {
		await page.goto(`${server.origin}/notices?q=${encodeURIComponent(text)}`);
		await expectHarmless(page, seen);
	}

	await page.goto(await signInLink(server, editor));
	await page.goto(`${server.origin}/staff/notices/import`);
	const lines = chosen.map((text) =>
		text
			.replaceAll(/\p{Cc}+/gu, ' ')
			.toWellFormed()
			.trim()
	);
	const short = lines.filter((text) => text !== '' && text.length < 150).slice(0, 200);
	const files = {
		'甲.md': Buffer.from(short.join('\n\n')),
		'乙.html': Buffer.from(short.map((text) => `<div>${text}</div>`).join('\n')),
		'丙.docx': makeDocx(short)
	};
	for (const [name, buffer] of Object.entries(files)) {
		await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
		await expect(page.locator('.preview article')).toContainText('alert(1)');
		await expectHarmless(page, seen);
		await page.getByRole('button', { name: '不要' }).click();
	}
	test.info().annotations.push({
		type: 'hostile texts',
		description: `${chosen.length} texts by ${importFormats.length} roads, ${asked} requests, none elsewhere, no policy report`
	});
});

test('hostile text in every field of a request, a return and an opinion runs nothing', async ({
	browser
}) => {
	const accounts = await demoAccounts(server);
	const owner = accounts.find(({ role, firmId }) => role === 'owner' && firmId);
	if (!owner) throw new Error('no owner');
	const ownerClient = {
		server,
		account: owner,
		cookie: await signInCookie(server, owner),
		device: randomUUID()
	};
	const joined = (max: number) => texts.join(' ').slice(0, max);
	const ids: string[] = [];
	for (const text of texts.slice(0, 6)) {
		const id = randomUUID();
		ids.push(id);
		const [result] = await send(ownerClient, [
			makeCommand('request.create', id, {
				kind: 'healthCheck',
				localNumber: text.slice(0, 20),
				contactName: text.slice(0, 60),
				contactPhone: '13800000000',
				description: joined(2000),
				shared: [{ itemId: 'L1', answer: 'no', selfLevel: 'red', note: joined(500) }],
				questionnaireVersion: text.slice(0, 20),
				answersHash: text.slice(0, 80)
			})
		]);
		expect(result?.status).toBe('applied');
	}
	const row = await findRequest(ownerClient.cookie, owner.firmId ?? '', ids[0] ?? '');
	const officer = accounts.find(
		({ role, stationId }) => role === 'liaisonOfficer' && stationId === row.stationId
	);
	if (!officer) throw new Error('no officer');
	const officerClient = {
		server,
		account: officer,
		cookie: await signInCookie(server, officer),
		device: randomUUID()
	};
	const reason = (max: number) => joined(max);
	const results = await send(officerClient, [
		makeCommand('request.return', ids[0] ?? '', {
			fields: [{ field: 'description', reason: reason(500) }],
			note: reason(1000)
		}),
		makeCommand('request.accept', ids[1] ?? '', {}),
		makeCommand('opinion.issue', randomUUID(), {
			requestId: ids[1],
			itemId: 'L1',
			level: 'red',
			finding: joined(2000),
			basis: [{ law: texts[0]?.slice(0, 60), article: texts[1]?.slice(0, 20) }],
			advice: joined(4000),
			deadline: '2026-12-31'
		})
	]);
	expect(results.slice(0, 2).map(({ status }) => status)).toEqual(['applied', 'applied']);

	for (const [account, addresses] of [
		[
			owner,
			['/requests', ...ids.slice(0, 2).map((id) => `/requests/${id}`), '/outbox', '/inbox', '/']
		],
		[officer, ['/staff', '/staff/ledger', ...ids.slice(0, 2).map((id) => `/staff/ledger/${id}`)]]
	] as const) {
		const context = await browser.newContext();
		const page = await context.newPage();
		const seen = watch(page);
		await page.goto(await signInLink(server, account));
		for (const address of addresses) {
			await page.goto(server.origin + address);
			await page.locator('main').waitFor();
			await page.waitForTimeout(700);
			if (ids.some((id) => address.endsWith(id))) {
				await expect(page.locator('main')).toContainText('onerror=alert(1)');
			}
			await expectHarmless(page, seen);
		}
		await context.close();
	}
});

async function findRequest(cookie: string, firmId: string, id: string) {
	const response = await fetch(`${server.origin}/api/v1/changes?scope=firm:${firmId}&limit=1000`, {
		headers: { cookie }
	});
	const { changes } = (await response.json()) as {
		changes: Array<{ k: string; id: string; d: { stationId: string } }>;
	};
	const found = changes.find((change) => change.k === 'request' && change.id === id);
	if (!found) throw new Error('the request is not in the feed');
	return found.d;
}
