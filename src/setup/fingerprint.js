import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';

/** Content hash of files and folders, so that a step runs again exactly when something it reads changed. @param {string[]} names */
export function fingerprint(names) {
	const hash = createHash('sha256');
	for (const name of names) addPath(hash, name);
	return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} name */
function addPath(hash, name) {
	const path = join(root, name);
	if (!existsSync(path)) return;
	if (statSync(path).isDirectory()) {
		for (const entry of readdirSync(path).sort()) addPath(hash, `${name}/${entry}`);
		return;
	}
	hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
}

/** @param {string} file @returns {string | null} what the step left behind when it last succeeded */
export function readStamp(file) {
	const path = join(root, file);
	return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
