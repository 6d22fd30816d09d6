import { randomBytes } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { Core } from '../core.ts';
import { isSame } from './one-time-code.ts';

const stepMs = 30_000;

/** 160 bits in base32, as authenticator apps take it. */
export function makeTotpSecret(): string {
	return base32.encode(randomBytes(20), { padding: false });
}

export function totpUri(secret: string, label: string): string {
	const name = encodeURIComponent('法桥 Faqiao');
	return `otpauth://totp/${name}:${encodeURIComponent(label)}?secret=${secret}&issuer=${name}&digits=6&period=30`;
}

/** The time step the code belongs to, one step early or late included; null when it is wrong. */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
	const otp = createOTP(base32.decode(secret));
	const current = Math.floor(now.getTime() / stepMs);
	let found: number | null = null;
	for (const step of [current - 1, current, current + 1]) {
		if (isSame(await otp.hotp(step), code)) found = step;
	}
	return found;
}

/** For tests and for whoever wants to try a demonstration account without a phone. */
export async function totpAt(secret: string, now: Date): Promise<string> {
	const otp = createOTP(base32.decode(secret));
	return otp.hotp(Math.floor(now.getTime() / stepMs));
}

export async function findSecondFactor({ db }: Pick<Core, 'db'>, accountId: string) {
	return db
		.selectFrom('second_factor')
		.select(['secret', 'last_step'])
		.where('account_id', '=', accountId)
		.executeTakeFirst();
}

/** True for exactly one of any number of callers with the same code: a step is taken only once. */
export async function spendStep(
	{ db }: Pick<Core, 'db'>,
	accountId: string,
	step: number
): Promise<boolean> {
	const taken = await db
		.updateTable('second_factor')
		.set({ last_step: step })
		.where('account_id', '=', accountId)
		.where('last_step', '<', step)
		.returning('account_id')
		.executeTakeFirst();
	return taken !== undefined;
}

/** Puts a secret in place; a new enrolment after a reset replaces what was there. */
export async function saveSecondFactor(
	core: Pick<Core, 'db' | 'now'>,
	accountId: string,
	sealed: string,
	lastStep: number
): Promise<void> {
	const row = { secret: sealed, last_step: lastStep, confirmed_at: core.now().getTime() };
	await core.db
		.insertInto('second_factor')
		.values({ account_id: accountId, ...row })
		.onConflict((on) => on.column('account_id').doUpdateSet(row))
		.execute();
}
