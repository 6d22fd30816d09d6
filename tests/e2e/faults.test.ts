import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'playwright/test';
import { type CrashPoint, crashPoints } from '#client/sync/crash-points';
import { makeRequest } from '../../src/server/demo/commands.ts';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { failpoints } from '../../src/server/sync/failpoint.ts';
import { makeCommand, send } from '../support/commands.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { photo } from '../support/file-corpus.ts';
import { judgeTrial } from '../support/judge-trial.ts';
import { Phone } from '../support/phone.ts';
import { fillContact, sendRequest } from '../support/request-form.ts';
import { startServer } from '../support/server.ts';
import { demoAccount, signInCookie, signInLink } from '../support/sign-in.ts';
import { storyOf } from '../support/story.ts';
import { Trial, type TrialRecord, type World } from '../support/trial.ts';

/** `npm run soak` takes more and longer ones; the first ten cover every crash point. */
const seeds = Array.from({ length: Number(process.env.SEEDS ?? 10) }, (_, n) => n + 1);
const length = Number(process.env.STEPS ?? 30);
/** More than one page of the feed, so that a pull has a middle. */
const older = 560;

let world: World;
const lived: TrialRecord[] = [];
const hitsOfPhotos: CrashPoint[] = [];

test.beforeAll(async () => {
	const server = await startServer();
	const find = async (accountId: string) => {
		const account = await demoAccount(server, { accountId });
		return { account, cookie: await signInCookie(server, account) };
	};
	world = {
		dataDir: server.dataDir,
		owner: await find(exampleOwner),
		officer: await find(officerQingtong)
	};
	for (let made = 0; made < older; made += 80) {
		const commands = Array.from({ length: 80 }, () =>
			makeCommand('request.create', randomUUID(), makeRequest())
		);
		await send({ server, ...world.owner, device: 'older' }, commands);
	}
	await server.stop();
});
test.afterAll(() => rm(world.dataDir, { recursive: true, force: true }));

/** A tab behind another one keeps its clock, so that stories with two tabs take no longer. */
const newPhone = () =>
	Phone.ofTest(['--disable-background-timer-throttling', '--disable-renderer-backgrounding']);

for (const seed of seeds) {
	test(`seed ${seed}: through faults, crashes and restarts nothing is lost, doubled or left behind`, async () => {
		const startedAt = Date.now();
		const trial = await Trial.live(world, await newPhone(), seed, storyOf(seed, length));
		lived.push(trial);
		const wrong = judgeTrial(trial);
		await rm(trial.dataDir, { recursive: true });
		const bad = trial.log.filter(({ fault }) => fault !== 'none');
		const states = trial.final.commands.map(({ state }) => state);
		const count = (state: string) => states.filter((one) => one === state).length;
		console.log(
			`seed ${seed}: ${states.length} commands (${count('done')} done, ${count('human')} with the person), ` +
				`${bad.length} faults in ${trial.log.length} requests, crashed at ${trial.hits.join(' and ')}, ` +
				`drained in ${trial.drainedMs} ms, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`
		);
		expect(wrong).toEqual([]);
	});
}

test('one seed lived twice meets the same faults', async () => {
	const [seed = 1] = seeds;
	const again = await Trial.live(world, await newPhone(), seed, storyOf(seed, length));
	await rm(again.dataDir, { recursive: true });
	const first = lived.find((trial) => trial.seed === seed);
	// A quicker or slower machine asks more or less often; what is met at a number is the seed's.
	const faultsOf = (log: TrialRecord['log']) =>
		new Map(log.map(({ kind, n, fault }) => [`${kind} ${n}`, fault]));
	const [one, two] = [faultsOf(first?.log ?? []), faultsOf(again.log)];
	const both = [...one.keys()].filter((key) => two.has(key));
	console.log(`seed ${seed} twice: ${one.size} and ${two.size} requests, ${both.length} in both`);
	expect(both.length).toBeGreaterThan(20);
	expect(both.map((key) => [key, two.get(key)])).toEqual(both.map((key) => [key, one.get(key)]));
});

test('a phone that dies in the middle of a photo goes on in its middle', async () => {
	const server = await startServer({ env: { PUBLIC_DEVELOPMENT: '1' } });
	const proxy = await startCuttingProxy(server.port);
	const phone = await newPhone();
	let page = await phone.start();
	await page.goto(await signInLink(server, await demoAccount(server, { role: 'owner' })));
	// Cookies reach the disk when the browser is closed in order; a killed one would ask to sign in.
	await phone.switchOff();
	page = await phone.start();
	await page.goto(`${proxy.origin}/requests/new?step=evidence`);
	const buffer = await photo(4000, 3000);
	await page
		.getByLabel('选择材料')
		.setInputFiles({ name: '合同.jpg', mimeType: 'image/jpeg', buffer });
	await expect(page.getByText(/已从 .* 缩小到/)).toBeVisible();
	await page.goto(`${proxy.origin}/requests/new?step=need`);
	await page.getByLabel('需要什么帮助').fill('照片传到一半，手机没电了。');
	await expect(page.getByText(/已保存 \d/)).toBeVisible();
	await page.goto(`${proxy.origin}/requests/new?step=contact`);
	await fillContact(page);
	await page.waitForURL(/step=check/);
	proxy.cutAfter(0);
	const requestId = await sendRequest(page);

	proxy.cutAfter(null);
	await page.goto(`${proxy.origin}/development/queue?stop=filePartSent`);
	await expect(page.locator('#reached')).toHaveAttribute('data-point', 'filePartSent');
	hitsOfPhotos.push('filePartSent');
	await phone.kill();
	const before = proxy.uploaded;
	expect(before).toBeGreaterThan(0);

	page = await phone.start();
	await page.goto(`${proxy.origin}/requests/${requestId}`);
	const item = page.getByRole('listitem').filter({ hasText: '合同.jpg' });
	await expect(item.getByText(/可查看|正在检查/)).toBeVisible({ timeout: 30_000 });
	const database = new DatabaseSync(join(server.dataDir, 'faqiao.db'), { readOnly: true });
	const files = database.prepare('select bytes from file').all() as Array<{ bytes: number }>;
	database.close();
	await phone.dispose();
	await proxy.close();
	await server.dispose();
	// Each byte went up once: what was there before the crash was not sent again.
	expect(files.map(({ bytes }) => bytes)).toEqual([proxy.uploaded]);
	console.log(`photo: ${before} of ${proxy.uploaded} bytes before the crash, the rest after it`);
});

test('every named crash point was reached', () => {
	const hits = [...lived.flatMap((trial) => trial.hits), ...hitsOfPhotos];
	const table = [...crashPoints, ...failpoints].map(
		(name) => [name, hits.filter((hit) => hit === name).length] as const
	);
	console.log(table.map(([name, n]) => `${String(n).padStart(3)}  ${name}`).join('\n'));
	expect(table.filter(([, n]) => n === 0)).toEqual([]);
});
