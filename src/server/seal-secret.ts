import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Core } from './core.ts';

/** For what the database must not show to whoever reads a copy of it. */
export function sealSecret(core: Pick<Core, 'secret'>, plain: string): Promise<string> {
	return symmetricEncrypt({ key: core.secret, data: plain });
}

/** Throws when it was sealed with another secret. */
export function openSecret(core: Pick<Core, 'secret'>, sealed: string): Promise<string> {
	return symmetricDecrypt({ key: core.secret, data: sealed });
}
