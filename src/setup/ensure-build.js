import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp } from './fingerprint.js';
import { root, tool } from './paths.js';
import { run } from './run.js';
import { buildInputs } from './version.js';

const stampFile = 'build/.faqiao-built';

/** Builds the application; exits with the build's own code when it fails. */
export async function build() {
	const made = fingerprint(buildInputs);
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
	const fresh = readStamp(stampFile) === fingerprint(buildInputs);
	if (fresh && existsSync(join(root, 'build/handler.js'))) return;
	console.log('正在构建 Building ...');
	await build();
}

/**
 * The same source under another version name, in `.cache/builds/<name>`: to a browser it is another
 * release. Built once for each state of the source.
 * @param {string} name
 * @returns {Promise<string>} the folder for `BUILD_DIR`
 */
export async function ensureOtherBuild(name) {
	const folder = `.cache/builds/${name}/app`;
	const stamp = `${folder}/.faqiao-built`;
	const made = fingerprint(buildInputs);
	if (readStamp(stamp) !== made) {
		const env = { BUILD_NAME: name };
		const { code, output } = await run(tool('vite'), ['build'], { quiet: true, env });
		if (code !== 0) throw new Error(output);
		writeFileSync(join(root, stamp), made);
	}
	return join(root, folder);
}
