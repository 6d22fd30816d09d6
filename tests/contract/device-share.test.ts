import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { demoTotpSecret } from '../../src/server/auth/demo-accounts.ts';
import { codeRules } from '../../src/server/auth/limits.ts';
import { totpAt } from '../../src/server/auth/second-factor.ts';
import { officerQingtong, people } from '../../src/server/demo/world.ts';
import { describeOnBoth } from '../support/databases.ts';
import { catchMessages, type Outgoing, SignInBrowser } from '../support/sign-in-browser.ts';

const phone = '+8615400000001';
const email = 'hejing@qingtong.example';

describeOnBoth('the share that opens sealed data', (world) => {
	let app: App;
	let clock: Date;
	let out: Outgoing;

	beforeEach(async () => {
		clock = new Date();
		out = catchMessages();
		app = await world().openAnother({ notify: out, now: () => clock });
		await app.accounts.ensureDemoAccounts(people);
	});

	async function signedIn(who: string, at = app): Promise<SignInBrowser> {
		const browser = new SignInBrowser(at);
		await browser.open((await at.accounts.linkFor(who)) ?? '');
		return browser;
	}

	async function shareOf(browser: SignInBrowser, keyId: string): Promise<string> {
		return ((await (await browser.share(keyId)).json()) as { share: string }).share;
	}

	it('is the same for account and key at every sign-in and process, and different for any other', async () => {
		const keyId = randomUUID();
		const share = await shareOf(await signedIn(phone), keyId);
		expect(Buffer.from(share, 'base64')).toHaveLength(32);
		const other = await world().openAnother({ now: () => clock });
		expect(await shareOf(await signedIn(phone, other), keyId)).toBe(share);
		expect(await shareOf(await signedIn(phone), randomUUID())).not.toBe(share);
		expect(await shareOf(await signedIn(email), keyId)).not.toBe(share);
	});

	it('is given out just after a sign-in only', async () => {
		const browser = await signedIn(phone);
		clock = new Date(clock.getTime() + codeRules.freshMs - 1000);
		expect((await browser.share(randomUUID())).status).toBe(200);
		clock = new Date(clock.getTime() + 2000);
		const late = await browser.share(randomUUID());
		expect(late.status).toBe(403);
		expect(await late.json()).toMatchObject({ code: 'step_up_needed' });
		expect((await (await signedIn(phone)).share(randomUUID())).status).toBe(200);
	});

	it('asks for the name of a key', async () => {
		const refused = await (await signedIn(phone)).share('not-a-uuid');
		expect(refused.status).toBe(400);
		expect(await refused.json()).toMatchObject({ code: 'malformed', field: 'keyId' });
	});

	describe('a sign-in on a shared device', () => {
		const sessionCookie = ({ headers }: { headers: Headers }) =>
			headers.getSetCookie().find((one) => one.includes('faqiao_session'));

		it('ends with the browser, and after four hours at most', async () => {
			const browser = new SignInBrowser(app);
			await browser.post('code', { phone });
			const code = out.lastCode(phone);
			const cookie = sessionCookie(await browser.post('verify', { code, publicDevice: 'yes' }));
			expect(cookie).toMatch(/HttpOnly/i);
			expect(cookie).not.toMatch(/max-age|expires/i);
			for (let minutes = 0; minutes < 230; minutes += 20) {
				expect(await browser.who(), `after ${minutes} minutes`).not.toBeNull();
				clock = new Date(clock.getTime() + 20 * 60_000);
			}
			expect(await browser.who()).toBeNull();
		});

		it('is one also when only the first step said so, until the next one says otherwise', async () => {
			const browser = new SignInBrowser(app);
			await browser.post('code', { phone, publicDevice: 'yes' });
			expect(await browser.flow()).toMatchObject({ step: 'code', publicDevice: true });
			const shared = await browser.post('verify', { code: out.lastCode(phone) });
			expect(sessionCookie(shared)).not.toMatch(/max-age|expires/i);
			clock = new Date(clock.getTime() + 60_000);
			await browser.post('code', { phone, publicDevice: 'yes' });
			clock = new Date(clock.getTime() + 60_000);
			await browser.post('code', { phone });
			expect(await browser.flow()).toMatchObject({ step: 'code', publicDevice: false });
			const own = await browser.post('verify', { code: out.lastCode(phone) });
			expect(sessionCookie(own)).toMatch(/max-age|expires/i);
		});

		it('is no longer than elsewhere: staff who fall silent are out after half an hour', async () => {
			const browser = new SignInBrowser(app);
			await browser.post('code', { email, publicDevice: 'yes' });
			await browser.post('verify', { code: out.lastCode(email) });
			const code = await totpAt(demoTotpSecret(officerQingtong), clock);
			expect((await browser.post('second-factor', { code })).body.step).toBe('done');
			const twin = browser.copy();
			clock = new Date(clock.getTime() + 31 * 60_000);
			expect(await twin.who()).toBeNull();
		});
	});
});
