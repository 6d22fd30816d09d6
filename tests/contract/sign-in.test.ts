import { getMigrations } from 'better-auth/db/migration';
import { beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { authOptions } from '../../src/server/auth/better-auth.ts';
import { cookieNames } from '../../src/server/auth/cookies.ts';
import { demoTotpSecret } from '../../src/server/auth/demo-accounts.ts';
import { codeRules, sessionRules } from '../../src/server/auth/limits.ts';
import { createAccount, disableAccount } from '../../src/server/auth/manage-accounts.ts';
import { totpAt } from '../../src/server/auth/second-factor.ts';
import { exampleOwner, officerQingtong, people } from '../../src/server/demo/world.ts';
import { describeOnBoth } from '../support/databases.ts';
import { catchMessages, type Outgoing, SignInBrowser } from '../support/sign-in-browser.ts';

const minute = 60_000;
const phone = '+8615400000001';
const email = people.find((one) => one.accountId === officerQingtong)?.email ?? '';
const another = '203.0.113.200';

describeOnBoth('sign-in', (world) => {
	let app: App;
	let out: Outgoing;
	let clock: Date;

	beforeEach(async () => {
		out = catchMessages();
		clock = new Date();
		app = await world().openAnother({ notify: out, now: () => clock });
		await app.accounts.ensureDemoAccounts(people);
	});

	const later = (ms: number) => (clock = new Date(clock.getTime() + ms));

	async function asOwner(peer?: string): Promise<SignInBrowser> {
		const browser = new SignInBrowser(app, peer);
		await browser.post('code', { phone });
		const { body } = await browser.post('verify', { code: out.lastCode(phone) });
		expect(body).toEqual({ step: 'done', next: '/' });
		return browser;
	}

	async function upToSecondFactor(): Promise<SignInBrowser> {
		const browser = new SignInBrowser(app);
		await browser.post('code', { email });
		const { body } = await browser.post('verify', { code: out.lastCode(email) });
		expect(body.step).toBe('secondFactor');
		return browser;
	}

	const totp = () => totpAt(demoTotpSecret(officerQingtong), clock);

	async function countSessions(): Promise<number> {
		return (await app.db.selectFrom('auth_session').select('id').execute()).length;
	}

	it('has every table, column and index that better-auth wants', async () => {
		const { toBeAdded, toBeCreated } = await getMigrations(authOptions(app));
		expect({ toBeAdded, toBeCreated }).toEqual({ toBeAdded: [], toBeCreated: [] });
	});

	it('an owner comes in by a code sent to the phone, typed with spaces', async () => {
		const browser = new SignInBrowser(app);
		const asked = await browser.post('code', { phone: '154 0000-0001', next: '/requests' });
		expect(asked.body).toMatchObject({ step: 'code', kind: 'phone', target: '+86 154****0001' });
		const code = out.lastCode(phone);
		const done = await browser.post('verify', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
		expect(done.body).toEqual({ step: 'done', next: '/requests' });
		expect(await browser.who()).toMatchObject({
			actor: { accountId: exampleOwner, role: 'owner', firmIds: [expect.any(String)] }
		});
	});

	it('200 right codes at once open exactly one session', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const code = out.lastCode(phone);
		// From many networks, so that no limit stands in front of what is tried here.
		const all = await Promise.all(
			Array.from({ length: 200 }, (_, n) =>
				browser.copy(app, `10.1.${n}.1`).post('verify', { code })
			)
		);
		expect(all.filter(({ body }) => body.step === 'done')).toHaveLength(1);
		expect(await countSessions()).toBe(1);
		const again = await browser.copy().post('verify', { code });
		expect(again.body.step).toBeUndefined();
	});

	it('200 wrong codes at once get no more than five tries, and the right one comes too late', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const code = out.lastCode(phone);
		const wrong = code === '000000' ? '000001' : '000000';
		const all = await Promise.all(
			Array.from({ length: 200 }, (_, n) =>
				browser.copy(app, `10.2.${n}.1`).post('verify', { code: wrong })
			)
		);
		const counted = all.filter(({ body }) => body.code === 'code_wrong');
		expect(counted.length).toBeLessThan(codeRules.tries);
		const flow = await app.db.selectFrom('sign_in_flow').select('tries').executeTakeFirst();
		expect(flow?.tries).toBe(codeRules.tries);
		const right = await browser.copy(app, '10.3.0.1').post('verify', { code });
		expect(['code_used_up', 'too_many']).toContain(right.body.code);
		expect(await countSessions()).toBe(0);
	});

	it('a code works in the browser that asked, for the number it was sent to, once', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const code = out.lastCode(phone);
		const stranger = new SignInBrowser(app, another);
		expect((await stranger.post('verify', { code })).body.code).toBe('no_request');
		await stranger.post('code', { phone: '15400000002' });
		if (out.lastCode('+8615400000002') !== code) {
			expect((await stranger.post('verify', { code })).body.code).toBe('code_wrong');
		}
		expect((await browser.post('second-factor', { code })).body.code).toBe('no_request');
		expect((await browser.post('verify', { code })).body.step).toBe('done');
	});

	it('expired is said apart from wrong', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const code = out.lastCode(phone);
		later(codeRules.lifeMs - 1000);
		const wrong = code === '000000' ? '000001' : '000000';
		expect((await browser.post('verify', { code: wrong })).body.code).toBe('code_wrong');
		later(1000);
		expect((await browser.post('verify', { code })).body.code).toBe('code_expired');
	});

	it('a new code comes after a minute at the earliest and ends the old one', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const old = out.lastCode(phone);
		const soon = await browser.post('resend', {});
		expect(soon).toMatchObject({ status: 429, body: { code: 'resend_too_soon' } });
		expect(soon.headers.get('retry-after')).toBe('60');
		later(minute);
		expect((await browser.post('resend', {})).body.step).toBe('code');
		const fresh = out.lastCode(phone);
		if (fresh !== old) {
			expect((await browser.post('verify', { code: old })).body.code).toBe('code_wrong');
		}
		expect((await browser.post('verify', { code: fresh })).body.step).toBe('done');
	});

	it('nothing in the database gives a code away', async () => {
		const browser = new SignInBrowser(app);
		await browser.post('code', { phone });
		const rows = JSON.stringify([
			await app.db.selectFrom('sign_in_flow').selectAll().execute(),
			await app.db.selectFrom('rate_limit').selectAll().execute()
		]);
		expect(rows).not.toContain(out.lastCode(phone));
		for (const value of browser.cookies.values()) expect(rows).not.toContain(value);
	});

	it('an unknown number gets the same answer, and no message', async () => {
		const known = await new SignInBrowser(app).post('code', { phone });
		const unknown = await new SignInBrowser(app).post('code', { phone: '15400009999' });
		expect(unknown.status).toBe(known.status);
		expect({ ...unknown.body, target: '' }).toEqual({ ...known.body, target: '' });
		expect(out.sent).toHaveLength(1);
		const staffByPhone = await new SignInBrowser(app).post('code', { email: 'no@one.example' });
		expect(staffByPhone.body.step).toBe('code');
		expect(out.sent).toHaveLength(1);
	});

	it('staff have no power before the second factor, and its code works once', async () => {
		const browser = await upToSecondFactor();
		expect(await browser.who()).toBeNull();
		expect(await countSessions()).toBe(0);
		const code = await totp();
		const all = await Promise.all(
			Array.from({ length: 8 }, () => browser.copy().post('second-factor', { code }))
		);
		expect(all.filter(({ body }) => body.step === 'done')).toHaveLength(1);
		expect(await countSessions()).toBe(1);
		const next = await upToSecondFactor();
		expect((await next.post('second-factor', { code })).body.code).toBe('code_wrong');
	});

	it('a session of one factor is powerless for staff, however it came to be', async () => {
		const browser = await asOwner();
		expect(await browser.who()).not.toBeNull();
		const role = 'liaisonOfficer';
		await app.db.updateTable('account').set({ role }).where('id', '=', exampleOwner).execute();
		expect(await browser.who()).toBeNull();
	});

	it('without a second factor the first sign-in enrols one', async () => {
		const id = '0d100000-0000-4000-8000-000000000099';
		const address = 'new@qingtong.example';
		await createAccount(app, { id, role: 'adviser', name: '新人', email: address });
		const browser = new SignInBrowser(app);
		await browser.post('code', { email: address });
		const { body } = await browser.post('verify', { code: out.lastCode(address) });
		expect(body.step).toBe('enrol');
		const { secret } = body.enrol as { secret: string };
		expect((await browser.post('second-factor', { code: '000000' })).body.step).toBeUndefined();
		const code = await totpAt(secret, clock);
		expect((await browser.post('second-factor', { code })).body.step).toBe('done');
		expect((await browser.who())?.actor.accountId).toBe(id);
		const stored = await app.db.selectFrom('second_factor').select('secret').execute();
		expect(JSON.stringify(stored)).not.toContain(secret);
	});

	it('a sign-in makes a new token, and the old one is dead', async () => {
		const browser = await asOwner();
		const old = browser.copy();
		const before = browser.cookies.get(cookieNames.session);
		later(minute);
		await browser.post('code', { phone });
		await browser.post('verify', { code: out.lastCode(phone) });
		expect(browser.cookies.get(cookieNames.session)).not.toBe(before);
		expect(await browser.who()).not.toBeNull();
		expect(await old.who()).toBeNull();
		const planted = new SignInBrowser(app);
		planted.cookies.set(cookieNames.session, 'planted.by-another');
		expect(await planted.who()).toBeNull();
	});

	it('a sign-out that is owed ends the session of its account only, and drops nobody’s cookie', async () => {
		const browser = await asOwner();
		const before = browser.cookies.get(cookieNames.session);
		await browser.post('sign-out', { of: officerQingtong });
		expect((await browser.who())?.actor.accountId).toBe(exampleOwner);
		const { headers } = await browser.post('sign-out', { of: exampleOwner });
		expect(headers.getSetCookie()).toEqual([]);
		expect(browser.cookies.get(cookieNames.session)).toBe(before);
		expect(await browser.who()).toBeNull();
	});

	it('sign-out, disabling and the end of a membership bind at the next request', async () => {
		const browser = await asOwner();
		const copies = [browser.copy(), browser.copy()];
		await browser.post('sign-out', {});
		for (const copy of copies) expect(await copy.who()).toBeNull();

		later(minute);
		const third = await asOwner();
		await app.db
			.updateTable('membership')
			.set({ ended_at: clock.toISOString() })
			.where('account_id', '=', exampleOwner)
			.execute();
		expect((await third.who())?.actor.firmIds).toEqual([]);
		await disableAccount(app, exampleOwner);
		expect(await third.who()).toBeNull();
		const blocked = new SignInBrowser(app);
		const { body } = await blocked.post('code', { phone });
		expect(body.step).toBe('code');
		expect(out.sent).toHaveLength(2);
	});

	it('a staff sign-in ends after half an hour of rest and after twelve hours of work', async () => {
		const { idleMs, absoluteMs } = sessionRules.staff;
		const browser = new SignInBrowser(app);
		const link = await app.accounts.linkFor(email);
		await browser.open(link ?? '');
		later(idleMs - 1000);
		expect(await browser.who()).not.toBeNull();
		later(idleMs);
		expect(await browser.who()).toBeNull();

		const busy = new SignInBrowser(app);
		await busy.open((await app.accounts.linkFor(email)) ?? '');
		const end = clock.getTime() + absoluteMs;
		while (clock.getTime() + idleMs / 2 < end) {
			later(idleMs / 2);
			expect(await busy.who()).not.toBeNull();
		}
		clock = new Date(end);
		expect(await busy.who()).toBeNull();
	});

	it('a link opens one session, once, for a quarter of an hour, and previews leave it whole', async () => {
		const link = (await app.accounts.linkFor('154 0000 0001')) ?? '';
		const browser = new SignInBrowser(app);
		for (const preview of [
			{ 'sec-purpose': 'prefetch;prerender' },
			{ purpose: 'prefetch' },
			{ 'sec-fetch-dest': 'image', 'sec-fetch-site': 'cross-site' }
		]) {
			expect((await browser.open(link, preview)).status).toBe(403);
		}
		const all = await Promise.all(
			Array.from({ length: 50 }, () => new SignInBrowser(app).open(link))
		);
		const opened = all.filter(({ headers }) => headers.get('location') === '/');
		expect(opened).toHaveLength(1);
		expect(await countSessions()).toBe(1);
		const late = (await app.accounts.linkFor(phone)) ?? '';
		later(codeRules.linkLifeMs);
		expect((await browser.open(late)).headers.get('location')).toBe('/sign-in?problem=link');
		expect(await browser.who()).toBeNull();
		expect(await app.accounts.linkFor('15400009999')).toBeNull();
	});

	it('every cookie is __Host-, Secure, HttpOnly, Lax, for the whole site and small', async () => {
		const browser = new SignInBrowser(app);
		const answers = [
			await browser.post('code', { phone }),
			await browser.post('verify', { code: out.lastCode(phone) }),
			await browser.post('restart', {}),
			await browser.post('sign-out', {}),
			await browser.open((await app.accounts.linkFor(phone)) ?? '')
		];
		const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
		expect(cookies.length).toBeGreaterThan(6);
		for (const cookie of cookies) {
			expect(cookie).toMatch(/^__Host-[a-z_]+=/);
			for (const part of [/; ?secure/i, /; ?httponly/i, /; ?samesite=lax/i, /; ?path=\/(;|$)/i]) {
				expect(cookie).toMatch(part);
			}
			expect(cookie).not.toMatch(/domain=/i);
			expect(cookie.length).toBeLessThan(4096);
		}
	});
});
