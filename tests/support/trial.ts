import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { makeContent, makeRequest } from '../../src/server/demo/commands.ts';
import { type ApiClient, makeCommand, postBatch } from './commands.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { Phone } from './phone.ts';
import { QueuePage, type StoredDevice } from './queue-page.ts';
import { startServer, type TestServer } from './server.ts';
import type { DemoAccount } from './sign-in.ts';
import type { Step } from './story.ts';

/** A server's data folder with both accounts signed in: every trial starts from a copy. */
export interface World {
	dataDir: string;
	owner: { account: DemoAccount; cookie: string };
	officer: { account: DemoAccount; cookie: string };
}

/** What a person was told is safe, and the words that were in it. */
export interface Saved {
	commandId: string;
	type: string;
	entity: string;
	mark: string;
}

/** A look at the device, and how often the server had come back from a backup by then. */
export interface Look {
	device: StoredDevice;
	restores: number;
}

export interface TrialRecord {
	seed: number;
	dataDir: string;
	saved: Saved[];
	looks: Look[];
	hits: string[];
	log: FaultProxy['log'];
	/** After healing: whether nothing waits any more, without a new write and without a press, and after how long. */
	isDrained: boolean;
	drainedMs: number;
	/** Rounds by hand until a round said `synced`, and what they said. */
	cleanRounds: string[];
	final: StoredDevice;
	cards: string[];
	/** What the outbox page of the app says, as text. */
	outboxText: string;
	packs: string;
	pageErrors: string[];
}

const MOST_ROUNDS_TO_A_CRASH = 30;
/** A command that failed alone waits twice as long each time, so a few of them need their time. */
const DRAIN_MS = 60_000;

/** Lives one story on a phone of its own against a server of its own, then heals everything. */
export class Trial {
	readonly #world: World;
	readonly #phone: Phone;
	readonly #proxy: FaultProxy;
	readonly #dataDir: string;
	#server: TestServer;
	#tab!: QueuePage;
	#second: QueuePage | null = null;
	#entities: string[] = [];
	#marks = 0;
	#restores = 0;
	#backup: string | null = null;
	#seed: number;
	#saved: Saved[] = [];
	#looks: Look[] = [];
	#hits: string[] = [];
	#errors: string[] = [];

	private constructor(
		parts: { world: World; phone: Phone; proxy: FaultProxy; server: TestServer; dataDir: string },
		seed: number
	) {
		this.#world = parts.world;
		this.#phone = parts.phone;
		this.#proxy = parts.proxy;
		this.#server = parts.server;
		this.#dataDir = parts.dataDir;
		this.#seed = seed;
	}

	static async live(world: World, phone: Phone, seed: number, steps: Step[]): Promise<TrialRecord> {
		const dataDir = await mkdtemp(join(tmpdir(), 'faqiao-trial-'));
		await cp(world.dataDir, dataDir, { recursive: true });
		const server = await startServer({ dataDir, seed: 'none', env: { PUBLIC_DEVELOPMENT: '1' } });
		const proxy = await startFaultProxy(server.origin, seed);
		const trial = new Trial({ world, phone, proxy, server, dataDir }, seed);
		try {
			const first = steps[0];
			await trial.#switchOn(
				first?.do === 'crashPhone' && first.point === 'pageApplied' ? first.point : ''
			);
			for (const step of steps) await trial.#take(step);
			return await trial.#heal();
		} finally {
			await phone.dispose();
			await proxy.close();
			await trial.#server.kill();
			if (trial.#backup) await rm(trial.#backup, { recursive: true });
		}
	}

	async #switchOn(stop: 'pageApplied' | '' = ''): Promise<void> {
		const page = await this.#phone.start();
		await this.#signIn(page);
		this.#second = null;
		this.#tab = await QueuePage.open(page, this.#proxy.origin, stop);
		await this.#tab.settleIn();
	}

	/**
	 * Cookies reach the disk only every half minute; a killed browser gets its own back. They are
	 * secure ones, which http gets on this machine only, and know no port.
	 */
	async #signIn(page: Page): Promise<void> {
		const cookies = this.#world.owner.cookie.split('; ').map((pair) => {
			const at = pair.indexOf('=');
			return { name: pair.slice(0, at), value: pair.slice(at + 1), url: 'https://localhost' };
		});
		await page.context().addCookies(cookies);
	}

	async #take(step: Step): Promise<void> {
		const tab = this.#tab;
		switch (step.do) {
			case 'create':
				return this.#write('request.create', randomUUID());
			case 'correct':
				return this.#write('request.correct', this.#pick(step.pick));
			case 'withdraw':
				return this.#write('request.withdraw', this.#pick(step.pick));
			case 'officerReturns':
				return this.#officerReturns(this.#pick(step.pick));
			case 'round':
				return void (await tab.round());
			case 'reload':
				return tab.reload();
			case 'secondTab':
				return this.#bothTabs();
			case 'look':
				return this.#look();
			case 'offline':
			case 'online':
				return tab.page.context().setOffline(step.do === 'offline');
			case 'download':
				return tab.press('download');
			case 'backUp':
				return this.#backUpOrRestore('backUp');
			case 'crashServer':
				return this.#crashServer(step.point);
			case 'crashPhone':
				return this.#crashPhone(step);
		}
	}

	async #write(type: string, entity: string): Promise<void> {
		const mark = `${this.#seed}#${(this.#marks += 1)}`;
		const body =
			type === 'request.withdraw'
				? { reason: mark }
				: type === 'request.create'
					? makeRequest({ description: mark })
					: makeContent({ description: mark });
		const { localNumber: _, ...sent } = body as Record<string, unknown>;
		if (type === 'request.create') this.#entities.push(entity);
		const told = await this.#tab.queue({ type, entity, baseRev: null, body: sent });
		if (told) this.#saved.push({ commandId: told.commandId, type, entity, mark });
	}

	#pick(n: number): string {
		return this.#entities[n % this.#entities.length] ?? randomUUID();
	}

	/** Somebody else at work on the same request: refused when it is not there or not in a state for it. */
	async #officerReturns(entity: string): Promise<void> {
		const { account, cookie } = this.#world.officer;
		const client: ApiClient = { server: this.#server, account, cookie, device: 'desk' };
		const fields = [{ field: 'description', reason: '请写详细' }];
		await postBatch(client, [makeCommand('request.return', entity, { fields, note: '' })]);
	}

	async #bothTabs(): Promise<void> {
		const context = this.#tab.page.context();
		this.#second ??= await QueuePage.openTab(context, this.#proxy.origin);
		await Promise.all([this.#tab.round(), this.#second.round()]);
	}

	async #look(): Promise<void> {
		this.#looks.push({ device: await this.#tab.read(), restores: this.#restores });
	}

	async #startServer(env: Record<string, string> = {}): Promise<void> {
		const { port } = this.#server;
		this.#server = await startServer({
			dataDir: this.#dataDir,
			port,
			seed: 'none',
			env: { PUBLIC_DEVELOPMENT: '1', ...env }
		});
	}

	async #backUpOrRestore(which: 'backUp' | 'restore'): Promise<void> {
		await this.#server.stop();
		if (which === 'backUp') {
			this.#backup = `${this.#dataDir}-backup`;
			await cp(this.#dataDir, this.#backup, { recursive: true });
		} else if (this.#backup) {
			await rm(this.#dataDir, { recursive: true });
			await cp(this.#backup, this.#dataDir, { recursive: true });
			this.#restores += 1;
		}
		await this.#startServer();
	}

	async #crashServer(point: string): Promise<void> {
		await this.#server.kill();
		await this.#tab.round();
		await this.#startServer({ FAILPOINT: point });
		const { process: doomed } = this.#server;
		const dead = once(doomed, 'exit');
		await this.#tab.page.context().setOffline(false);
		await this.#write('request.create', randomUUID());
		for (let n = 0; n < MOST_ROUNDS_TO_A_CRASH && doomed.signalCode === null; n += 1) {
			await this.#tab.round();
		}
		if (doomed.signalCode === 'SIGKILL') this.#hits.push(point);
		else await this.#server.kill();
		await dead;
		await this.#startServer();
	}

	/** The browser dies at the very place, and comes back with what the disk has. */
	async #crashPhone(step: Extract<Step, { do: 'crashPhone' }>): Promise<void> {
		const { point } = step;
		await this.#tab.page.context().setOffline(false);
		// A second tab would do it, and nobody has told it to stop.
		await this.#second?.page.close();
		if (point === 'resetBegun') await this.#readSomethingNew();
		if (point !== 'pageApplied') await this.#tab.arm(point);
		if (point === 'resetBegun') await this.#backUpOrRestore('restore');
		if (point === 'packPartCame') await this.#tab.press('download');
		else if (point !== 'pageApplied' && point !== 'resetBegun') {
			await this.#write('request.create', randomUUID());
		}
		for (let n = 0; n < MOST_ROUNDS_TO_A_CRASH; n += 1) {
			if ((await this.#tab.reached()) !== '') break;
			if (point === 'packPartCame') {
				// A part that hangs on the line has to be given up before the next try begins.
				await new Promise((resolve) => setTimeout(resolve, 1000));
				await this.#tab.press('download');
			}
			await this.#tab.round(2500);
		}
		if ((await this.#tab.reached()) === point) this.#hits.push(point);
		await new Promise((resolve) => setTimeout(resolve, step.waitMs));
		this.#errors.push(...this.#tab.errors);
		await this.#phone.kill();
		await this.#switchOn();
		await this.#look();
	}

	/** What a restore takes back must have come and been read, or nothing shows that it was one. */
	async #readSomethingNew(): Promise<void> {
		await this.#write('request.create', randomUUID());
		for (let n = 0; n < MOST_ROUNDS_TO_A_CRASH; n += 1) {
			const isSynced = (await this.#tab.round()) === 'synced';
			if (isSynced && (await this.#tab.pending()) === 0) return;
		}
	}

	async #heal(): Promise<TrialRecord> {
		await this.#tab.page.context().setOffline(false);
		await this.#proxy.heal();
		const tab = this.#tab;
		const startedAt = Date.now();
		// What a phone does when its network is back; nobody writes and nobody presses.
		await tab.page.evaluate(() => dispatchEvent(new Event('online')));
		while ((await tab.pending()) > 0 && Date.now() - startedAt < DRAIN_MS) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		const isDrained = (await tab.pending()) === 0;
		const drainedMs = Date.now() - startedAt;
		const cleanRounds: string[] = [];
		while (cleanRounds.length < 2 && cleanRounds.at(-1) !== 'synced') {
			const end = await tab.round();
			if (end !== 'busy') cleanRounds.push(end);
		}
		const final = await tab.read();
		const cards = await tab.cards();
		if ((await tab.packs()) !== 'none') await this.#finishDownload();
		const packs = await tab.packs();
		this.#errors.push(...tab.errors, ...(this.#second?.errors ?? []));
		await tab.page.goto(`${this.#proxy.origin}/outbox`);
		await tab.page.locator('.delivery').first().waitFor();
		const outboxText = (await tab.page.locator('main').textContent()) ?? '';
		return {
			seed: this.#seed,
			dataDir: this.#dataDir,
			saved: this.#saved,
			looks: this.#looks,
			hits: this.#hits,
			log: this.#proxy.log,
			isDrained,
			drainedMs,
			cleanRounds,
			final,
			cards,
			outboxText,
			packs,
			pageErrors: this.#errors
		};
	}

	async #finishDownload(): Promise<void> {
		await this.#tab.press('download');
		await this.#tab.page.waitForFunction(
			() => document.querySelector('#packs')?.getAttribute('data-stored') === 'complete'
		);
	}
}
