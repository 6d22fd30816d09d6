import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { Phone } from '../../tests/support/phone.ts';
import { openCourt } from './court.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { judge, type Verdict } from './judge.ts';
import type { System, Word } from './system.ts';
import { actsOf, makeWrites, type Write } from './writes.ts';

export interface Outcome {
	verdict: Verdict;
	/** From the healing of the network until every device says it holds nothing; null when one never did. */
	drainSeconds: number | null;
	counts: { requests: number; lostAnswers: number; errors: number };
	seconds: number;
}

export interface Setting {
	seed: number;
	writes: number;
	/** Longest time of healthy network at the end. */
	healMs: number;
	chromium: { path: string; args: string[] };
	log(line: string): void;
}

/** A short visit to the page between two faults, as a person has it. */
const VISIT_MS = 5000;
/** For refusals to come down after the last write went up; not part of the time to drain. */
const NEWS_MS = 2000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the whole script against one system, in a fresh browser profile and a fresh store. */
export async function runSystem(system: System, setting: Setting): Promise<Outcome> {
	const startedAt = performance.now();
	const folder = await mkdtemp(join(tmpdir(), 'faqiao-bench-'));
	const court = await openCourt(system, folder);
	const proxy = await startFaultProxy(setting.seed, () => court.port);
	const phone = await Phone.create(setting.chromium.path, setting.chromium.args);
	const words = new Map<string, Word[]>();
	const writes = makeWrites(setting.seed, setting.writes);
	const acts = actsOf(setting.writes);
	let version = 1;
	let account = 'alice';
	let page: Page | null = null;

	const hear = async (one: Page) => {
		await one.exposeFunction('said', (id: string, word: Word) => {
			words.set(id, [...(words.get(id) ?? []), word]);
		});
	};
	const here = (): Page => {
		if (!page) throw new Error('the phone is off');
		return page;
	};
	const goTo = async (one: Page) => {
		await one.goto(`${proxy.origin}/?v=${version}`);
		await one.evaluate((name) => window.bench.open(name), account);
	};
	const switchOn = async () => {
		page = await phone.start();
		await hear(page);
		await here()
			.context()
			.addCookies([{ name: 'who', value: account, url: proxy.origin }]);
		await goTo(page);
	};
	const offline = async (isOffline: boolean) => {
		proxy.mode = isOffline ? 'down' : 'faulty';
		await here().context().setOffline(isOffline);
	};
	const kill = async (name: string) => {
		setting.log(`${name}: SIGKILL`);
		await phone.kill();
		proxy.mode = 'faulty';
		await switchOn();
	};
	const write = async (from: number, to: number, tabs: Page[] = [here()]) => {
		const part = writes.slice(from, to);
		await Promise.all(
			tabs.map((tab, at) =>
				writeAll(tab, tabs.length === 1 ? part : part.filter((w) => w.tab === at))
			)
		);
	};
	/** Until the device says it holds nothing, or for the given time. */
	const stay = async (ms: number): Promise<boolean> => {
		const until = performance.now() + ms;
		for (;;) {
			const waiting = await waitingOf(here());
			if (waiting.every((id) => isCrasher(id))) return true;
			if (performance.now() > until) return false;
			await pause(100);
		}
	};
	const crashers = new Set(writes.filter(({ note }) => note.startsWith('?')).map(({ id }) => id));
	const isCrasher = (id: string) => crashers.has(id);
	const signIn = async (name: string) => {
		await here().evaluate(() => window.bench.close());
		account = name;
		await here()
			.context()
			.addCookies([{ name: 'who', value: name, url: proxy.origin }]);
		await goTo(here());
	};

	try {
		await switchOn();
		proxy.mode = 'faulty';
		setting.log('online, with faults');
		await write(0, acts.offlineAt);

		setting.log('offline');
		await offline(true);
		await write(acts.offlineAt, acts.tabsAt);
		await kill('first kill, with a full queue');
		await stay(VISIT_MS);

		setting.log('backup of the server');
		await court.backup();

		setting.log('two tabs');
		const second = await here().context().newPage();
		await hear(second);
		await goTo(second);
		await write(acts.tabsAt, acts.tabsEndAt, [here(), second]);
		await kill('second kill, while two tabs send');
		await stay(VISIT_MS);

		setting.log('restore of the server from the backup');
		proxy.mode = 'down';
		await court.restore();
		proxy.mode = 'faulty';

		setting.log('app update with a full queue');
		await offline(true);
		await write(acts.updateAt, acts.logoutAt);
		version = 2;
		// The shell of a real app comes from its cache; here it is served for a moment.
		await offline(false);
		await goTo(here());
		await stay(VISIT_MS);

		setting.log('logout with a full queue, another person, and back');
		await offline(true);
		await write(acts.logoutAt, acts.bobAt);
		await offline(false);
		await signIn('bob');
		await write(acts.bobAt, acts.aliceAt);
		await stay(VISIT_MS);
		await signIn('alice');

		setting.log('offline again');
		await offline(true);
		await write(acts.aliceAt, acts.killAt);
		await offline(false);
		await pause(300);
		await kill('third kill, in the middle of sending');
		await write(acts.killAt, acts.end);

		setting.log('healthy network');
		proxy.mode = 'healthy';
		const healedAt = performance.now();
		let isEmpty = await stay(setting.healMs);
		let drainMs = performance.now() - healedAt;
		await pause(NEWS_MS);
		const waiting = new Set(await waitingOf(here()));
		const switchedAt = performance.now();
		await signIn('bob');
		isEmpty = (await stay(isEmpty ? setting.healMs : VISIT_MS)) && isEmpty;
		drainMs += performance.now() - switchedAt;
		await pause(NEWS_MS);
		for (const id of await waitingOf(here())) waiting.add(id);

		const effects = await court.server().effects();
		const full = new Map<string, number>();
		for (const { slot } of effects) if (slot) full.set(slot, (full.get(slot) ?? 0) + 1);
		const isRefusable = ({ note, slot }: Write) =>
			note.startsWith('!') || (slot !== null && (full.get(slot) ?? 0) >= 3);
		return {
			verdict: judge({ writes, effects, words, waiting, isRefusable }),
			drainSeconds: isEmpty ? drainMs / 1000 : null,
			counts: { ...proxy.counts },
			seconds: (performance.now() - startedAt) / 1000
		};
	} finally {
		await phone.dispose();
		await proxy.close();
		await court.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** In small parts, so that what happens in between is not hidden in one long call. */
async function writeAll(page: Page, writes: Write[]): Promise<void> {
	for (let from = 0; from < writes.length; from += 25) {
		await page.evaluate(
			async (part) => {
				for (const write of part) await window.bench.write(write);
			},
			writes.slice(from, from + 25)
		);
	}
}

async function waitingOf(page: Page): Promise<string[]> {
	const asked = page.evaluate(() => window.bench.waiting()).catch(() => ['unknown']);
	// A page that does not answer holds at least something.
	return Promise.race([asked, pause(10_000).then(() => ['unknown'])]);
}
