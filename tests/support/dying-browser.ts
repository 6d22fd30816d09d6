import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright/test';

/** A browser with a profile on the disk that can be killed as a dying battery would, and started again. */
export interface Phone {
	page: Page;
	browser: Browser;
	profile: string;
	/** SIGKILL of every process of the browser; the profile stays. */
	kill(): Promise<void>;
	/** Kills and removes the profile. */
	dispose(): Promise<void>;
}

export async function openPhone(profile?: string): Promise<Phone> {
	const folder = profile ?? (await mkdtemp(join(tmpdir(), 'faqiao-phone-')));
	// The port of the last run is stale until the new browser has written its own.
	await rm(join(folder, 'DevToolsActivePort'), { force: true });
	const child = spawn(
		process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		[
			'--headless=new',
			'--remote-debugging-port=0',
			`--user-data-dir=${folder}`,
			'--window-size=390,844',
			'--lang=zh-CN',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'about:blank'
		],
		// A group of its own, so that its renderers and its storage process die with it.
		{ detached: true, stdio: 'ignore' }
	);
	const port = await debuggingPort(folder, child);
	const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
	const [context] = browser.contexts();
	if (!context) throw new Error('the browser has no context');
	const page = context.pages()[0] ?? (await context.newPage());
	await page.setViewportSize({ width: 390, height: 844 });

	const kill = async () => {
		if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
		const closed = once(child, 'exit');
		process.kill(-child.pid, 'SIGKILL');
		await closed;
	};
	return {
		page,
		browser,
		profile: folder,
		kill,
		async dispose() {
			await kill();
			await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		}
	};
}

async function debuggingPort(folder: string, child: ChildProcess): Promise<string> {
	for (let tries = 0; tries < 200; tries += 1) {
		if (child.exitCode !== null) throw new Error(`the browser ended with ${child.exitCode}`);
		const text = await readFile(join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '');
		const [port] = text.split('\n');
		if (port) return port;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	process.kill(-(child.pid ?? 0), 'SIGKILL');
	throw new Error('the browser opened no debugging port');
}
