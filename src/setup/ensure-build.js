import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp } from './fingerprint.js';
import { root, tool } from './paths.js';
import { run } from './run.js';

const stampFile = 'build/.faqiao-built';
const inputs = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** Builds the application; exits with the build's own code when it fails. */
export async function build() {
	const made = fingerprint(inputs);
	// Quiet: remarks about other people's packages would hide the sign-in links that follow.
	const { code, output } = await run(tool('vite'), ['build'], { quiet: true });
	if (code !== 0) {
		console.error(output);
		process.exit(code);
	}
	writeFileSync(join(root, stampFile), made);
}

/** Builds only when a source file changed since the last build. */
export async function ensureBuild() {
	const fresh = readStamp(stampFile) === fingerprint(inputs);
	if (fresh && existsSync(join(root, 'build/handler.js'))) return;
	console.log('正在构建 Building ...');
	await build();
}
