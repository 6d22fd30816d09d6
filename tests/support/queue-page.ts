import type { BrowserContext, Page } from 'playwright/test';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import type { CrashPoint } from '#client/sync/crash-points';

/** What the workbench reads from the stores of the device. */
export interface StoredDevice {
	account: string;
	commands: QueuedCommand[];
	drafts: unknown[];
	syncedAt: number | null;
	cursors: Record<string, string>;
	rows: Array<{ scope: string; k: string; id: string; rev: number; v: number }>;
}

export interface SendArgs {
	type: string;
	entity: string;
	baseRev: number | null;
	body: Record<string, unknown>;
}

/** Milliseconds between two rounds of one tab, and how long one may take, instead of 2 s and a minute. */
export const hurry = 'gap=60&round=1200';

/**
 * `/development/queue` as a test uses it: through its buttons and texts, without waiting for frames,
 * which a tab in the background does not get.
 */
export class QueuePage {
	readonly page: Page;
	readonly errors: string[] = [];

	private constructor(page: Page) {
		this.page = page;
		page.on('pageerror', (error) => this.errors.push(String(error)));
	}

	static async open(page: Page, origin: string, stop: CrashPoint | '' = ''): Promise<QueuePage> {
		const opened = new QueuePage(page);
		await page.goto(`${origin}/development/queue?${hurry}&stop=${stop}`);
		await opened.#ready();
		return opened;
	}

	/** A further tab of the same browser. */
	static async openTab(context: BrowserContext, origin: string): Promise<QueuePage> {
		return QueuePage.open(await context.newPage(), origin);
	}

	async reload(): Promise<void> {
		await this.page.reload();
		await this.#ready();
	}

	/** Answers when the app says that it is on the disk; null when the device stopped before it said so. */
	async queue(args: SendArgs): Promise<{ commandId: string } | null> {
		const said = await this.page.evaluate(async (text) => {
			const field = document.querySelector<HTMLTextAreaElement>('#command');
			const result = document.querySelector('#queued');
			if (!field || !result) throw new Error('the workbench has changed');
			field.value = text;
			field.dispatchEvent(new Event('input', { bubbles: true }));
			document.querySelector<HTMLElement>('#queue')?.click();
			await new Promise((resolve) => setTimeout(resolve));
			const stopped = () =>
				document.querySelector<HTMLElement>('#reached')?.dataset['point'] !== '';
			while (result.textContent === '' && !stopped()) {
				await new Promise((resolve) => setTimeout(resolve, 4));
			}
			return result.textContent ?? '';
		}, JSON.stringify(args));
		if (said === '') return null;
		const answer = JSON.parse(said) as { commandId: string; failed?: string };
		if (answer.failed !== undefined) throw new Error(`not queued: ${answer.failed}`);
		return answer;
	}

	/** One round by hand: answers how it ended, or `stopped` at a crash point. */
	round(patienceMs = 6000): Promise<string> {
		return this.page.evaluate(async (patience) => {
			const state = document.querySelector<HTMLElement>('#state');
			const reached = document.querySelector<HTMLElement>('#reached');
			if (!state || !reached) throw new Error('the workbench has changed');
			const before = state.dataset['rounds'];
			const until = performance.now() + patience;
			document.querySelector<HTMLElement>('#round')?.click();
			while (performance.now() < until) {
				if (reached.dataset['point'] !== '') return 'stopped';
				if (state.dataset['rounds'] !== before) return state.dataset['end'] ?? '';
				await new Promise((resolve) => setTimeout(resolve, 4));
			}
			return 'no round';
		}, patienceMs);
	}

	/** Known by name and in the care of the worker: from here on network and server may go. */
	async settleIn(): Promise<void> {
		await this.page.evaluate(async () => {
			const state = document.querySelector<HTMLElement>('#state');
			while (state?.dataset['account'] === '') {
				document.querySelector<HTMLElement>('#round')?.click();
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
			while (navigator.serviceWorker.controller === null) {
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		});
	}

	async arm(point: CrashPoint): Promise<void> {
		await this.page.evaluate((name) => {
			const field = document.querySelector<HTMLSelectElement>('#point');
			if (!field) throw new Error('the workbench has changed');
			field.value = name;
			field.dispatchEvent(new Event('change', { bubbles: true }));
			document.querySelector<HTMLElement>('#arm')?.click();
		}, point);
	}

	async reached(): Promise<string> {
		return (await this.page.locator('#reached').getAttribute('data-point')) ?? '';
	}

	press(id: 'download' | 'round'): Promise<void> {
		return this.page.evaluate(
			(name) => document.querySelector<HTMLElement>(`#${name}`)?.click(),
			id
		);
	}

	async packs(): Promise<string> {
		return (await this.page.locator('#packs').getAttribute('data-stored')) ?? '';
	}

	/** The items that the page shows as in need of the person, by command id. */
	cards(): Promise<string[]> {
		return this.page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('#items [data-state=needsAction]')].map(
				(item) => item.dataset['id'] ?? ''
			)
		);
	}

	async read(): Promise<StoredDevice> {
		const text = await this.page.evaluate(async () => {
			const result = document.querySelector('#stored');
			document.querySelector<HTMLElement>('#read')?.click();
			await new Promise((resolve) => setTimeout(resolve));
			while (result?.textContent === '') await new Promise((resolve) => setTimeout(resolve, 4));
			return result?.textContent ?? '';
		});
		return JSON.parse(text) as StoredDevice;
	}

	async pending(): Promise<number> {
		return (await this.read()).commands.filter(({ state }) => state === 'pending').length;
	}

	/** The app has started: it has read what is on the disk. */
	async #ready(): Promise<void> {
		await this.page.waitForFunction(
			() => document.querySelector('#state')?.getAttribute('data-ready') === 'true'
		);
	}
}
