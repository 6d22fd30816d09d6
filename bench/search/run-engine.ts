import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright/test';
import type { Phone } from '../../tests/support/phone.ts';
import type { Found, Opened } from './page.ts';

export interface Run extends Opened {
	times: number[];
	/** What opening and asking left in the page's process; null where the system does not tell. */
	heldBytes: number | null;
}

/** One cold start of a browser that has the index on its disk. */
export async function runEngine(
	phone: Phone,
	origin: string,
	slowdown: number,
	queries: string[]
): Promise<Run> {
	const page = await phone.start();
	try {
		await page.goto(origin);
		const control = await page.context().newCDPSession(page);
		const before = await privateBytes(page, control);
		await control.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		const [first = '', ...others] = queries;
		const opened = await page.evaluate((query) => window.open(query), first);
		const times = await page.evaluate((given) => window.time(given), others);
		await control.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		const after = await privateBytes(page, control);
		const heldBytes = before === null || after === null ? null : after - before;
		return { ...(opened as Opened), times, heldBytes };
	} finally {
		await phone.switchOff();
	}
}

/** Everything each query finds, untimed. */
export async function findAll(phone: Phone, origin: string, queries: string[]): Promise<Found[]> {
	const page = await phone.start();
	try {
		await page.goto(origin);
		await page.evaluate((query) => window.open(query), queries[0] ?? '');
		const found: Found[] = [];
		for (const query of queries) found.push(await page.evaluate((q) => window.all(q), query));
		return found;
	} finally {
		await phone.switchOff();
	}
}

/** Memory only the renderer has, after everything that can be let go is gone. Linux tells it. */
async function privateBytes(page: Page, control: CDPSession): Promise<number | null> {
	await control.send('HeapProfiler.collectGarbage');
	await control.send('Memory.simulatePressureNotification', { level: 'critical' });
	await page.waitForTimeout(300);
	await control.send('HeapProfiler.collectGarbage');
	const browser = await page.context().browser()?.newBrowserCDPSession();
	const { processInfo } = (await browser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
	let sum = 0;
	try {
		for (const { type, id } of processInfo) {
			if (type !== 'renderer') continue;
			const maps = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
			for (const [, kilobytes] of maps.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)) {
				sum += Number(kilobytes) * 1024;
			}
		}
	} catch {
		// No such file on other systems: the column stays empty.
		return null;
	}
	return sum;
}
