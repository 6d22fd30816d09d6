import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp } from './fingerprint.js';
import { root } from './paths.js';
import { run } from './run.js';

const stampFile = 'node_modules/.faqiao-installed';

/** Installs what the lockfile says when it is missing or has changed; otherwise costs a few milliseconds. */
export async function ensureDependencies() {
	const wanted = fingerprint(['package-lock.json']);
	if (readStamp(stampFile) === wanted && existsSync(join(root, 'node_modules/.bin/vite'))) return;
	console.log('正在安装依赖 Installing packages (npm ci) ...');
	const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
	if (code !== 0) {
		console.error('npm ci failed. Check that the npm registry can be reached, then run again.');
		process.exit(code);
	}
	writeFileSync(join(root, stampFile), wanted);
}
