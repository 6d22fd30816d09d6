import { type App, createApp } from '../../src/server/app.ts';
import { listAccounts } from '../../src/server/auth/manage-accounts.ts';
import { createLog } from '../../src/server/log.ts';
import type { TestServer } from './server.ts';

export interface DemoAccount {
	role: string;
	name: string;
	phone?: string;
	email?: string;
	accountId: string;
	firmId?: string;
	stationId?: string;
}

/** The operator's view of a running server's database, without a process for every question. */
async function asOperator<T>(server: TestServer, work: (app: App) => Promise<T>): Promise<T> {
	const app = await createApp({ ...process.env, ...server.env }, { log: createLog('silent') });
	try {
		return await work(app);
	} finally {
		await app.close();
	}
}

export function demoAccounts(server: TestServer): Promise<DemoAccount[]> {
	return asOperator(server, listAccounts);
}

/** The first demonstration account of whom all of this is true. */
export async function demoAccount(
	server: TestServer,
	who: Partial<DemoAccount>
): Promise<DemoAccount> {
	const facts = Object.entries(who) as Array<[keyof DemoAccount, string]>;
	const found = (await demoAccounts(server)).find((account) =>
		facts.every(([name, value]) => account[name] === value)
	);
	if (!found) throw new Error('The demonstration city has changed.');
	return found;
}

/** The operator's one-time link for an account, as `npm run -s sign-in-link` prints it. */
export async function signInLink(server: TestServer, account: DemoAccount): Promise<string> {
	const who = account.phone ?? account.email ?? '';
	const link = await asOperator(server, (app) => app.accounts.linkFor(who));
	if (!link) throw new Error(`No account in use has ${who}.`);
	return link;
}

/** Follows the link without a browser and returns the `Cookie` header of the new session. */
export async function signInCookie(server: TestServer, account: DemoAccount): Promise<string> {
	const response = await fetch(await signInLink(server, account), { redirect: 'manual' });
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	if (cookies.length === 0) throw new Error(`The link set no cookie (HTTP ${response.status}).`);
	return cookies.join('; ');
}
