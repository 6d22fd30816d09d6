import { createHash } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import type { Role } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import { createAccount } from './manage-accounts.ts';
import { sealSecret } from '../seal-secret.ts';
import { findSecondFactor, saveSecondFactor } from './second-factor.ts';

export interface DemoPerson {
	accountId: string;
	role: Role;
	name: string;
	phone?: string;
	email?: string;
}

/**
 * The people of the fictional city. Seeding again changes nothing, so a second factor that someone
 * enrolled anew stays. Memberships and postings belong to the world's own seed.
 */
export async function ensureDemoAccounts(
	core: Pick<Core, 'db' | 'secret' | 'now'>,
	people: DemoPerson[]
): Promise<void> {
	for (const { accountId: id, ...person } of people) {
		await createAccount(core, { id, ...person });
		if (person.role !== 'owner' && !(await findSecondFactor(core, id))) {
			await saveSecondFactor(core, id, await sealSecret(core, demoTotpSecret(id)), 0);
		}
	}
}

/**
 * Known to everyone who reads this line, so that a person can try a staff sign-in with an
 * authenticator app. Only ever given to the accounts of the demonstration city.
 */
export function demoTotpSecret(accountId: string): string {
	const digest = createHash('sha256').update(`faqiao demonstration ${accountId}`).digest();
	return base32.encode(digest.subarray(0, 20), { padding: false });
}
