import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page, test } from 'playwright/test';

/**
 * A browser in a process of its own, with its store on the disk, so that a test can end it as an
 * empty battery does. Playwright's own browsers are always closed in order, which proves less.
 */
export class Phone {
	/** Folder with everything the browser has on its disk. */
	readonly profile: string;
	readonly #executable: string;
	readonly #args: string[];
	readonly #hidesTabs: boolean;
	#child: ChildProcess | null = null;
	#browser: Browser | null = null;

	private constructor(profile: string, executable: string, args: string[], hidesTabs: boolean) {
		this.profile = profile;
		this.#executable = executable;
		this.#args = args;
		this.#hidesTabs = hidesTabs;
	}

	/** With `hidesTabs` only the front tab is visible, as on a real phone; a test usually wants all awake. */
	static async create(
		executable: string,
		args: string[],
		{ hidesTabs = false } = {}
	): Promise<Phone> {
		const profile = await mkdtemp(join(tmpdir(), 'faqiao-phone-'));
		return new Phone(profile, executable, args, hidesTabs);
	}

	/** With the browser of the running test. */
	static ofTest(more: string[] = [], options = {}): Promise<Phone> {
		const { executablePath = '', args = [] } = test.info().project.use.launchOptions ?? {};
		return Phone.create(executablePath, [...args, ...more], options);
	}

	/** Switches it on and gives its one page. */
	async start(): Promise<Page> {
		const child = spawn(
			this.#executable,
			[
				...this.#args,
				'--headless=new',
				'--lang=zh-CN',
				'--remote-debugging-port=0',
				`--user-data-dir=${this.profile}`,
				'about:blank'
			],
			{
				// A group of its own, so that its renderers and its storage process die with it.
				detached: true,
				stdio: ['ignore', 'ignore', 'pipe'],
				env: { ...process.env, TZ: 'Asia/Shanghai' }
			}
		);
		this.#child = child;
		this.#browser = await chromium.connectOverCDP(await addressOf(child), {
			noDefaults: this.#hidesTabs
		});
		const context = this.#browser.contexts()[0];
		if (!context) throw new Error('The browser has no context.');
		const page = context.pages()[0] ?? (await context.newPage());
		await page.setViewportSize({ width: 390, height: 844 });
		return page;
	}

	/** Orderly: cookies reach the disk, which Chromium otherwise does only every half minute. */
	async switchOff(): Promise<void> {
		const child = this.#child;
		const browser = this.#browser;
		if (!child || !browser) return;
		const gone = once(child, 'exit');
		const session = await browser.newBrowserCDPSession();
		await session.send('Browser.close').catch(() => undefined);
		await gone;
	}

	/** SIGKILL: no page, no worker and no store is closed in order. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, 'exit');
		process.kill(-child.pid, 'SIGKILL');
		await gone;
		await this.#browser?.close().catch(() => undefined);
	}

	async dispose(): Promise<void> {
		await this.kill();
		// Its children may still be writing for a moment after it.
		await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
	}
}

function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		child.stderr?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
			if (address) resolve(address);
		});
		child.once('exit', () => reject(new Error(`The browser did not start:\n${said}`)));
	});
}
