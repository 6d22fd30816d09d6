import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { makeCommand, send } from '../support/commands.ts';
import { hostileTexts } from '../support/hostile-text.ts';
import { runCommand, startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie, signInLink } from '../support/sign-in.ts';

const texts = hostileTexts();
let server: TestServer;

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

test('an imported notice full of hostile text runs nothing and asks nobody', async ({ page }) => {
	const rows = texts.map((text, n) => ({
		id: `hostile-${n}`,
		title: text.slice(0, 180) || 'x',
		kind: '典型案例',
		issuer: text.slice(0, 100),
		date: '2026-01-01',
		source: text.slice(0, 200),
		text: n === 0 ? texts.join('\n\n') : `第一条 ${text}\n\n> ${text}\n\n- ${text}`,
		valid_from: '',
		expired: false
	}));
	const file = join(server.dataDir, 'hostile.jsonl');
	await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
	const imported = await runCommand(server, 'import', file);
	expect(imported.code, imported.stderr).toBe(0);

	const seen = watch(page);
	const list = (await (
		await fetch(`${server.origin}/api/v1/notices?kind=typicalCase&limit=100`)
	).json()) as {
		notices: Array<{ number: number; source?: string }>;
	};
	await page.goto(`${server.origin}/notices?kind=typicalCase`);
	await expectHarmless(page, seen);
	const all = list.notices.map(({ number }) => number);
	const first = Math.min(...all.filter((number) => number > 24));
	for (const number of [25, first, ...all.slice(0, 12)]) {
		await page.goto(`${server.origin}/notices/${number}`);
		await expectHarmless(page, seen);
	}
	// The text itself is there to be read: it was shown, not dropped.
	await page.goto(`${server.origin}/notices/25`);
	await expect(page.locator('main')).toContainText('onerror=alert(1)');
	for (const text of texts.slice(0, 8)) {
		await page.goto(`${server.origin}/notices?q=${encodeURIComponent(text)}`);
		await expectHarmless(page, seen);
	}
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
