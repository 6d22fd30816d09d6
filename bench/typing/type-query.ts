import type { Page } from 'playwright/test';

export interface Typed {
	/** Rows of the first screen; 0 where no text has it. */
	rows: number;
	/** From the last key to the first row with a mark of this query, or to the word that there is none. */
	firstRowMs: number;
	/** From frame to frame, from the first key until the rows are there, ms. */
	frames: number[];
}

declare global {
	interface Window {
		frames: number[];
	}
}

/** A quick hand on a phone. */
const keyMs = 150;

/** Slows the page's own thread (Chromium slows no other) and counts its frames from now on. */
export async function watchFrames(page: Page, slowdown: number): Promise<void> {
	const control = await page.context().newCDPSession(page);
	await control.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	await page.evaluate(() => {
		window.frames = [];
		let last = performance.now();
		const next = (now: number) => {
			window.frames.push(now - last);
			last = now;
			requestAnimationFrame(next);
		};
		requestAnimationFrame(next);
	});
}

export async function typeQuery(page: Page, query: string): Promise<Typed> {
	const box = page.getByRole('searchbox');
	await box.fill('');
	await page.waitForURL((url) => !url.searchParams.get('q'));
	await box.focus();
	await page.waitForTimeout(500);
	await page.evaluate(() => (window.frames = []));
	for (const [at, key] of [...query].entries()) {
		if (at > 0) await page.waitForTimeout(keyMs);
		await page.keyboard.insertText(key);
	}
	const lastKey = await page.evaluate(() => performance.now());
	const shown = await page.waitForFunction((asked) => {
		const isAnswer = new URLSearchParams(location.search).get('q') === asked;
		if (!isAnswer || document.querySelector('.list.busy')) return null;
		const rows = document.querySelectorAll('.rows > li').length;
		const isMarked = document.querySelector('.rows > li mark') !== null;
		return rows === 0 || isMarked ? { rows, at: performance.now() } : null;
	}, query);
	const { rows, at } = (await shown.jsonValue()) ?? { rows: 0, at: Number.NaN };
	return { rows, firstRowMs: at - lastKey, frames: await page.evaluate(() => window.frames) };
}
