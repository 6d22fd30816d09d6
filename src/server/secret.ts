import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * AUTH_SECRET, or a secret made once and kept in the data folder, readable by its owner only. With
 * several machines AUTH_SECRET must be set, because each would make its own.
 */
export function readSecret(config: Pick<Config, 'authSecret' | 'dataDir'>): string {
	if (config.authSecret) return config.authSecret;
	const file = join(config.dataDir, 'secret');
	mkdirSync(config.dataDir, { recursive: true });
	try {
		// `wx` lets exactly one of several starting processes win; the others read what it wrote.
		writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const secret = readFileSync(file, 'utf8').trim();
	if (secret.length < 32) throw new Error(`${file} is too short: delete it or set AUTH_SECRET.`);
	return secret;
}
