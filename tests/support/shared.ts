import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './server.ts';

/**
 * A file of the shared test material that lies beside a development checkout, or null where there
 * is none (a clone elsewhere). Tests then use what they bring themselves, and say so.
 */
export function findShared(path: string): string | null {
	const file = join(projectRoot, '../shared', path);
	if (existsSync(file)) return file;
	console.log(`../shared/${path} is not here: the test uses its own small data instead.`);
	return null;
}
