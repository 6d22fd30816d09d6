import type { SignInTarget } from '../../domain/account/sign-in-target.ts';
import type { Core } from '../core.ts';
import { hashToken, makeToken } from './one-time-code.ts';

type Deps = Pick<Core, 'db' | 'now'>;

/** Has this browser signed in to the account of that number before? */
export async function isKnownDevice(
	{ db }: Pick<Deps, 'db'>,
	token: string | null,
	{ kind, value }: SignInTarget
): Promise<boolean> {
	const row = await db
		.selectFrom('known_device')
		.innerJoin('account', 'account.id', 'known_device.account_id')
		.select('known_device.id')
		.where('known_device.id', '=', hashToken(token ?? ''))
		.where(`account.${kind}`, '=', value)
		.executeTakeFirst();
	return row !== undefined;
}

/** Remembers the browser after a sign-in; a phone that changes hands gets a new mark. */
export async function rememberDevice({ db, now }: Deps, accountId: string): Promise<string> {
	const token = makeToken();
	await db
		.insertInto('known_device')
		.values({ id: hashToken(token), account_id: accountId, seen_at: now().getTime() })
		.execute();
	return token;
}

export async function forgetOldDevices({ db, now }: Deps): Promise<void> {
	const year = 365 * 86_400_000;
	await db
		.deleteFrom('known_device')
		.where('seen_at', '<', now().getTime() - year)
		.execute();
}
