import { runCommand, type TestServer } from './server.ts';

export interface DemoAccount {
	role: string;
	name: string;
	phone?: string;
	email?: string;
	accountId: string;
	firmId?: string;
	stationId?: string;
}

export async function demoAccounts(server: TestServer): Promise<DemoAccount[]> {
	const { stdout, stderr, code } = await runCommand(server, 'accounts', '--json');
	if (code !== 0) throw new Error(`accounts failed:\n${stderr}`);
	return JSON.parse(stdout) as DemoAccount[];
}

/** The operator's one-time link for an account: what `npm run -s sign-in-link` prints last. */
export async function signInLink(server: TestServer, account: DemoAccount): Promise<string> {
	const who = account.phone ?? account.email ?? '';
	const { stdout, stderr, code } = await runCommand(server, 'sign-in-link', who);
	const link = stdout.trim().split('\n').at(-1);
	if (code !== 0 || !link) throw new Error(`sign-in-link failed:\n${stderr}`);
	return link;
}

/** Follows the link without a browser and returns the `Cookie` header of the new session. */
export async function signInCookie(server: TestServer, account: DemoAccount): Promise<string> {
	const response = await fetch(await signInLink(server, account), { redirect: 'manual' });
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	if (cookies.length === 0) throw new Error(`The link set no cookie (HTTP ${response.status}).`);
	return cookies.join('; ');
}
