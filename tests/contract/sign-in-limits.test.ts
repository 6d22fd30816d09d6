import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { type Limit, limits } from '../../src/server/auth/limits.ts';
import { take } from '../../src/server/auth/rate-limit.ts';
import { people } from '../../src/server/demo/world.ts';
import { describeOnBoth } from '../support/databases.ts';
import { catchMessages, type Outgoing, SignInBrowser } from '../support/sign-in-browser.ts';

const phone = '+8615400000001';
const email = 'hejing@qingtong.example';

describeOnBoth('limits of sign-in', (world) => {
	let app: App;
	let out: Outgoing;
	let clock: Date;
	const now = () => clock;

	beforeEach(async () => {
		out = catchMessages();
		clock = new Date();
		app = await world().openAnother({ notify: out, now });
		await app.accounts.ensureDemoAccounts(people);
	});

	/** An address no other call of this test has used. */
	let nth = 0;
	const fresh = () => `10.${(nth >> 8) % 256}.${nth++ % 256}.9`;
	const anyPhone = (n: number) => `154${String(10_000_000 + n)}`;

	/** One call that takes from the budget, `n` being different each time. */
	const drives: Record<keyof typeof limits, (n: number, at?: App) => Promise<number>> = {
		sendAddress: (n, at) => ask(`198.51.100.${n}`, { phone: anyPhone(n) }, at),
		sendTarget: (_, at) => ask(fresh(), { phone }, at),
		sendTargetDay: (_, at) => {
			clock = new Date(clock.getTime() + limits.sendTarget.windowMs / 4);
			return ask(fresh(), { phone }, at);
		},
		smsHour: (n, at) => ask(fresh(), { phone: anyPhone(n) }, at),
		smsDay: (n, at) => ask(fresh(), { phone: anyPhone(n) }, at),
		verifyAddress: (n, at) => guess(`198.51.100.${n % 250}`, at),
		verifyTarget: (_, at) => guess(fresh(), at, phone),
		secondFactorAddress: (n, at) => guessSecond(`198.51.100.${n % 250}`, n, at),
		secondFactorAccount: (_, at) => guessSecond(fresh(), 0, at),
		linkAddress: async (n, at = app) => {
			const browser = new SignInBrowser(at, `198.51.100.${n}`);
			return (await browser.open('http://localhost:3000/sign-in/link?token=guessed')).status;
		},
		deviceShare: async (_, at = app) => {
			const browser = new SignInBrowser(at, fresh());
			await browser.open((await at.accounts.linkFor(phone)) ?? '');
			return browser.askShare();
		}
	};

	async function ask(peer: string, body: object, at = app): Promise<number> {
		return (await new SignInBrowser(at, peer).post('code', body)).status;
	}

	/** A wrong code, each time for a request of its own; without a number, for another number each. */
	async function guess(peer: string, at = app, target?: string): Promise<number> {
		const browser = new SignInBrowser(at, peer);
		await putFlow(browser, target ?? anyPhone(nth++), 'code', null);
		return (await browser.post('verify', { code: 'x' })).status;
	}

	async function guessSecond(peer: string, n: number, at = app): Promise<number> {
		const browser = new SignInBrowser(at, peer);
		const account = people.filter((one) => one.email)[n % 7]?.accountId ?? '';
		await putFlow(browser, email, 'secondFactor', n === 0 ? account : randomUUID());
		return (await browser.post('second-factor', { code: 'x' })).status;
	}

	/** The state after a code was sent, without taking from the budget for sending. */
	async function putFlow(
		browser: SignInBrowser,
		target: string,
		step: string,
		account: string | null
	) {
		const { hashToken } = await import('../../src/server/auth/one-time-code.ts');
		const token = randomUUID();
		const at = clock.getTime();
		await app.db
			.insertInto('sign_in_flow')
			.values({
				id: hashToken(token),
				kind: target.includes('@') ? 'email' : 'phone',
				target,
				account_id: account,
				step,
				code_hash: '',
				tries: 0,
				sent_at: at,
				expires_at: at + 300_000,
				pending_secret: null,
				next: '/'
			})
			.execute();
		browser.cookies.set('__Host-faqiao_sign_in', token);
	}

	/** Large shared budgets are emptied directly but for the last one; the rest by honest calls. */
	async function useUp(name: keyof typeof limits): Promise<void> {
		const limit: Limit = limits[name];
		const isShared = name === 'smsHour' || name === 'smsDay';
		const direct = isShared ? limit.max - 1 : 0;
		if (direct > 0) {
			await take({ ...app, now }, [{ limit, key: '' }]);
			await app.db
				.updateTable('rate_limit')
				.set({ count: direct })
				.where('id', 'like', `${limit.name}:%`)
				.execute();
		}
		for (let n = direct; n < limit.max; n++) {
			expect(await drives[name](n + 1), `${name} call ${n + 1}`).not.toBe(429);
		}
	}

	it.each(Object.keys(limits) as Array<keyof typeof limits>)(
		'%s: the last allowed one passes, the next is refused, in another process and after a restart too',
		async (name) => {
			nth = 0;
			await useUp(name);
			expect(await drives[name](0)).toBe(429);
			const other = await world().openAnother({ notify: out, now });
			expect(await drives[name](0, other)).toBe(429);
			clock = new Date(clock.getTime() + limits[name].windowMs);
			expect(await drives[name](0)).not.toBe(429);
		}
	);

	it('a refusal says when to come back', async () => {
		for (let n = 0; n < limits.sendTarget.max; n++) await ask(fresh(), { phone });
		const refused = await new SignInBrowser(app, fresh()).post('code', { phone });
		expect(refused).toMatchObject({ status: 429, body: { code: 'too_many' } });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
	});

	it('X-Forwarded-For counts only behind a proxy we were told of', async () => {
		const forged = (n: number) => ({ 'x-forwarded-for': `10.9.${n}.1` });
		for (let n = 0; n < limits.sendAddress.max; n++) {
			await new SignInBrowser(app).post('code', { phone: anyPhone(n) }, forged(n));
		}
		const refused = await new SignInBrowser(app).post('code', { phone: anyPhone(99) }, forged(99));
		expect(refused.status).toBe(429);
		app.config.trustedProxies.push('203.0.113.0/24');
		const passed = await new SignInBrowser(app).post('code', { phone: anyPhone(98) }, forged(98));
		expect(passed.status).toBe(200);
	});

	it('an IPv6 /64 is one address', async () => {
		const from = (n: number) => `2001:db8:1:2:${n.toString(16)}::1`;
		for (let n = 1; n <= limits.sendAddress.max; n++) await ask(from(n), { phone: anyPhone(n) });
		expect(await ask(from(999), { phone: anyPhone(999) })).toBe(429);
		expect(await ask('2001:db8:1:3::1', { phone: anyPhone(998) })).toBe(200);
	});

	it('a stranger who spends the budget of a number does not lock its owner out', async () => {
		const own = new SignInBrowser(app, '192.0.2.1');
		await own.open((await app.accounts.linkFor(phone)) ?? '');
		await own.post('sign-out', {});
		for (let n = 0; n <= limits.sendTarget.max; n++) await ask(fresh(), { phone });
		expect(await ask(fresh(), { phone })).toBe(429);
		expect((await own.post('code', { phone })).status).toBe(200);
		expect((await own.post('verify', { code: out.lastCode(phone) })).body.step).toBe('done');
	});
});
