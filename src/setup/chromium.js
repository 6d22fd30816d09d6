import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tool } from './paths.js';
import { run } from './run.js';

const known = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * Path of a Chromium that can run the browser tests: the one named by CHROMIUM_PATH, an installed
 * one, Playwright's, or Debian's package, installed here when nothing else is there.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	console.log('No Chromium found: asking Playwright for one ...');
	await run(tool('playwright'), ['install', 'chromium'], { quiet: true });
	const downloaded = findChromium();
	if (downloaded) return downloaded;
	console.log("Playwright could not download one: installing Debian's package ...");
	const apt = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['apt-get', 'update', '-qq'],
		['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
	]) {
		const [command = '', ...rest] = [...apt, ...args];
		const { code, output } = await run(command, rest, { env, quiet: true });
		if (code !== 0) console.error(output.slice(-2000));
	}
	const packaged = findChromium();
	if (packaged) return packaged;
	throw new Error('No Chromium. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test');
}

function findChromium() {
	const named = process.env.CHROMIUM_PATH;
	if (named) return named;
	return [...known, playwrightPath()].find((path) => path !== null && existsSync(path)) ?? null;
}

function playwrightPath() {
	try {
		return createRequire(import.meta.url)('playwright').chromium.executablePath();
	} catch {
		// Not installed for this platform: the next source is asked.
		return null;
	}
}
