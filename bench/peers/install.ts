import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./', import.meta.url));
const stamp = `${folder}node_modules/.installed`;

/**
 * Brings the peers, by their own lockfile, the first time a benchmark asks for them: nobody who
 * builds or runs the product needs them. Their install scripts are not run.
 */
export function ensurePeers(): void {
	const wanted = readFileSync(`${folder}package-lock.json`, 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.log('Installing the peers (npm ci in bench/peers) ...');
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
	const { status } = spawnSync('npm', args, {
		cwd: folder,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	if (status !== 0)
		throw new Error('npm ci in bench/peers failed: can the npm registry be reached?');
	writeFileSync(stamp, wanted);
}

export function versionOf(name: string): string {
	const text = readFileSync(`${folder}node_modules/${name}/package.json`, 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}
