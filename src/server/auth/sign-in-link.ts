import type { Core } from '../core.ts';
import { codeRules } from './limits.ts';
import { hashToken, makeToken } from './one-time-code.ts';
import { type AccountRow, findAccount } from './session-repository.ts';

type Deps = Pick<Core, 'db' | 'now' | 'config' | 'log'>;

/**
 * A one-time address for whoever has a shell on the server: they could read the database anyway, so
 * they vouch for both factors of a member of staff. The log says so.
 */
export async function makeSignInLink(deps: Deps, account: AccountRow): Promise<string> {
	const token = makeToken();
	const expiresAt = deps.now().getTime() + codeRules.linkLifeMs;
	await deps.db
		.insertInto('sign_in_link')
		.values({ id: hashToken(token), account_id: account.id, expires_at: expiresAt })
		.execute();
	return `${deps.config.origin}/sign-in/link?token=${token}`;
}

/** The account of the link, for exactly one caller: the row is deleted as it is read. */
export async function redeemSignInLink(deps: Deps, token: string): Promise<AccountRow | null> {
	const row = await deps.db
		.deleteFrom('sign_in_link')
		.where('id', '=', hashToken(token))
		.where('expires_at', '>', deps.now().getTime())
		.returning('account_id')
		.executeTakeFirst();
	if (!row) return null;
	const account = await findAccount(deps.db, row.account_id);
	return account && account.disabledAt === null ? account : null;
}
