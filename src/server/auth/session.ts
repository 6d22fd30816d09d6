import type { Actor } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import type { BetterAuth, SecondFactor } from './better-auth.ts';
import { sessionRules } from './limits.ts';
import { type AccountRow, findAccount, readActor, touchSession } from './session-repository.ts';
import { cookieNames, readCookie } from './cookies.ts';

type Deps = Pick<Core, 'db' | 'now' | 'log'>;

export interface SignedIn {
	actor: Actor;
	authSessionId: string;
}

/** Opens a session and returns the cookies to set. A sign-in always makes a new token. */
export async function openSession(
	{ now }: Deps,
	auth: BetterAuth,
	headers: Headers,
	account: AccountRow,
	secondFactor: SecondFactor,
	isPublicDevice = false
): Promise<string[]> {
	const rules = [rulesOf(account.role), ...(isPublicDevice ? [sessionRules.publicDevice] : [])];
	const at = now().getTime();
	const endsAt = new Date(at + Math.min(...rules.map((one) => one.absoluteMs)));
	const expiresAt = new Date(at + Math.min(...rules.map((one) => one.idleMs)));
	const { headers: answer } = await auth.api.openSession({
		body: { accountId: account.id, secondFactor, createdAt: new Date(at), expiresAt, endsAt },
		headers,
		returnHeaders: true
	});
	const cookies = ourCookies(answer);
	// Without an age the browser drops it when it closes.
	return isPublicDevice
		? cookies.map((cookie) => cookie.replace(/; *(max-age|expires)=[^;]*/gi, ''))
		: cookies;
}

export async function closeSession(auth: BetterAuth, headers: Headers): Promise<string[]> {
	const { headers: answer } = await auth.api.closeSession({ headers, returnHeaders: true });
	return ourCookies(answer);
}

/** Who is asking, or null. Everything that can end a sign-in is looked at, every time. */
export async function actorOf(
	{ db, now }: Deps,
	auth: BetterAuth,
	headers: Headers
): Promise<SignedIn | null> {
	if (readCookie(headers, 'session') === null) return null;
	const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
	if (!found) return null;
	const account = await findAccount(db, found.user.id);
	if (!account || account.disabledAt !== null) return null;
	// A colleague who became staff yesterday still holds a session of one factor: it has no power.
	if (account.role !== 'owner' && found.session.secondFactor === 'none') return null;

	const rules = rulesOf(account.role);
	const at = now().getTime();
	const endsAt = new Date(found.session.endsAt).getTime();
	const touchedAt = new Date(found.session.updatedAt).getTime();
	if (at >= endsAt || at >= new Date(found.session.expiresAt).getTime()) return null;
	if (at - touchedAt >= rules.touchMs) {
		const until = new Date(Math.min(at + rules.idleMs, endsAt));
		await touchSession(db, found.session.id, now(), until);
	}
	return { actor: await readActor(db, account), authSessionId: found.session.id };
}

/**
 * Ends a session of `account` only, for a sign-out that is owed from before. No cookie is dropped: the one
 * that stays is worth nothing, and an answer that drops it could come after the next person has signed in.
 */
export async function closeSessionOf(
	deps: Deps,
	auth: BetterAuth,
	headers: Headers,
	account: string
): Promise<string[]> {
	const signedIn = await actorOf(deps, auth, headers);
	if (signedIn?.actor.accountId === account) await closeSession(auth, headers);
	return [];
}

function rulesOf(role: AccountRow['role']) {
	return role === 'owner' ? sessionRules.owner : sessionRules.staff;
}

/** better-auth also clears cookies of features we never turn on, under names we do not use. */
function ourCookies(answer: Headers): string[] {
	return answer.getSetCookie().filter((cookie) => cookie.startsWith(`${cookieNames.session}=`));
}
