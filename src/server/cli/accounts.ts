import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roles } from '../../domain/account/actor.ts';
import { toEmail, toPhone } from '../../domain/account/sign-in-target.ts';
import { createApp } from '../app.ts';
import { demoTotpSecret } from '../auth/demo-accounts.ts';
import { joinFirm, joinStation, leaveFirm, leaveStation } from '../auth/manage-access.ts';
import {
	createAccount,
	disableAccount,
	enableAccount,
	listAccounts,
	resetSecondFactor
} from '../auth/manage-accounts.ts';
import { migrate } from '../db/migrate.ts';
import { people } from '../demo/world.ts';
import { createLog } from '../log.ts';

const usage = `npm run -s accounts                      a table of all accounts
npm run -s accounts -- --json            the same as JSON
npm run -s accounts -- --links           with a one-time sign-in link each (15 minutes)
npm run -s accounts -- --add --role owner --name 王一 --phone 13800138000 [--firm ID]
npm run -s accounts -- --add --role liaisonOfficer --name 李二 --email a@b.example [--station ID]
npm run -s accounts -- --disable WHO     ends every sign-in of a phone number or e-mail address
npm run -s accounts -- --enable WHO
npm run -s accounts -- --reset-second-factor WHO
npm run -s accounts -- --grant WHO --firm ID       or --station ID; also to somebody who left before
npm run -s accounts -- --revoke WHO --firm ID      or --station ID; binds at the next request`;

const placeMissing = '--firm or --station is missing';

const { values } = parseArgs({
	options: {
		json: { type: 'boolean' },
		links: { type: 'boolean' },
		help: { type: 'boolean' },
		add: { type: 'boolean' },
		role: { type: 'string' },
		name: { type: 'string' },
		phone: { type: 'string' },
		email: { type: 'string' },
		firm: { type: 'string', multiple: true },
		station: { type: 'string', multiple: true },
		disable: { type: 'string' },
		enable: { type: 'string' },
		'reset-second-factor': { type: 'string' },
		grant: { type: 'string' },
		revoke: { type: 'string' }
	}
});

// The log would mix with what this program prints.
const app = await createApp(process.env, { log: createLog('silent') });
try {
	await migrate(app.db);
	if (values.help) console.log(usage);
	else if (values.add) await add();
	else if (values.disable) await disableAccount(app, await idOf(values.disable));
	else if (values.enable) await enableAccount(app, await idOf(values.enable));
	else if (values['reset-second-factor'])
		await resetSecondFactor(app, await idOf(values['reset-second-factor']));
	else if (values.grant) await grantNamed(await idOf(values.grant));
	else if (values.revoke) await revoke(await idOf(values.revoke));
	else await show();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
} finally {
	await app.close();
}

async function show(): Promise<void> {
	const accounts = await listAccounts(app);
	if (values.json) return console.log(JSON.stringify(accounts, null, 2));
	const demo = new Set(people.map((person) => person.accountId));
	for (const account of accounts) {
		const who = account.phone ?? account.email ?? '';
		const off = account.disabledAt ? '  (disabled)' : '';
		console.log(`${account.role.padEnd(15)}${who.padEnd(30)}${account.name}${off}`);
		if (account.role !== 'owner' && demo.has(account.accountId)) {
			console.log(`${''.padEnd(15)}authenticator: ${demoTotpSecret(account.accountId)}`);
		}
		if (values.links) console.log(`${''.padEnd(15)}${await app.accounts.linkFor(who)}`);
	}
	if (accounts.length === 0) console.log('No accounts yet. --help shows how to add one.');
}

async function add(): Promise<void> {
	const role = roles.find((known) => known === values.role);
	if (!role) throw new Error(`--role must be one of ${roles.join(', ')}`);
	if (!values.name?.trim()) throw new Error('--name is missing');
	// The kind follows from the role: owners sign in by phone, staff by e-mail and authenticator.
	const target = role === 'owner' ? toPhone(values.phone ?? '') : toEmail(values.email ?? '');
	if (!target.ok) {
		const wanted =
			role === 'owner' ? '--phone must be a +86 mobile number' : '--email is not valid';
		throw new Error(wanted);
	}
	const id = randomUUID();
	const { kind, value } = target.value;
	if (!(await createAccount(app, { id, role, name: values.name.trim(), [kind]: value }))) {
		throw new Error(`There is an account for ${value} already.`);
	}
	await grant(id);
	console.log(id);
}

async function grantNamed(id: string): Promise<void> {
	if (!values.firm && !values.station) throw new Error(placeMissing);
	await grant(id);
}

async function grant(id: string): Promise<void> {
	for (const firm of values.firm ?? []) await joinFirm(app, id, firm);
	for (const station of values.station ?? []) await joinStation(app, id, station);
}

async function revoke(id: string): Promise<void> {
	const ended: Array<[string, boolean]> = [];
	for (const firm of values.firm ?? []) ended.push([firm, await leaveFirm(app, id, firm)]);
	for (const station of values.station ?? []) {
		ended.push([station, await leaveStation(app, id, station)]);
	}
	if (ended.length === 0) throw new Error(placeMissing);
	const missing = ended.filter(([, isEnded]) => !isEnded).map(([place]) => place);
	if (missing.length > 0) throw new Error(`There is no access to end: ${missing.join(', ')}`);
}

async function idOf(who: string): Promise<string> {
	const target = who.includes('@') ? toEmail(who) : toPhone(who);
	const wanted = target.ok ? target.value.value : who;
	const found = (await listAccounts(app)).find((one) => (one.phone ?? one.email) === wanted);
	if (!found) throw new Error(`No account has ${who}.`);
	return found.accountId;
}
