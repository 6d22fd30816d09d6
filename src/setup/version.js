import { fingerprint } from './fingerprint.js';

/** Everything a build reads. */
export const buildInputs = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/**
 * Name of the release: the same source has the same, so that checks beside a build do not mix two
 * names into it, and a phone is offered an update only when there is one.
 */
export function sourceVersion() {
	return fingerprint(buildInputs).slice(0, 16);
}
