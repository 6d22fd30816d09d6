import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from 'playwright/test';

/** What a person chose in the settings; kept in a cookie, so that the first page is right already. */
export interface Choice {
	locale?: 'zh-CN' | 'en';
	largeText?: boolean;
	textSize?: number;
	theme?: 'system' | 'light' | 'dark';
}

export async function prefer(
	context: BrowserContext,
	origin: string,
	choice: Choice
): Promise<void> {
	const value = encodeURIComponent(JSON.stringify(choice));
	await context.addCookies([{ name: 'prefs', value, url: origin }]);
}

/** Nothing to mend for axe, for thumbs and on narrow screens. Soft, so that one run names every page with a fault. */
export async function expectGoodLook(page: Page, at: string): Promise<void> {
	await expect(page.locator('h1').first(), at).toBeVisible();
	expect.soft(await axeFindings(page), at).toEqual([]);
	expect.soft(await sidewaysScroll(page), `${at} scrolls sideways`).toBe(0);
	expect.soft(await smallTargets(page), `${at} has small targets`).toEqual([]);
}

/** Every rule of axe: A, AA and best practice. One line a rule, with the pieces of the page that break it. */
export async function axeFindings(page: Page): Promise<string[]> {
	// Without frames there is nothing to gather, so no second page needs to be opened for each look.
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] })
		.analyze();
	return violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
	);
}

/** Pixels by which the page can be pushed sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
}

/** Buttons, fields and links that stand alone, smaller than 44 px. Links inside a sentence are excepted (WCAG 2.5.5). */
export function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const small: string[] = [];
		for (const element of document.querySelectorAll<HTMLElement>(
			'a, button, select, summary, input:not([type=hidden]), textarea'
		)) {
			const inSentence =
				element.matches('p a, .callout a, .in-force a') &&
				element.parentElement?.textContent !== element.textContent;
			const box = (element.closest('label, .row') ?? element).getBoundingClientRect();
			const isHidden = box.width === 0 || element.closest('.skip') !== null;
			if (!inSentence && !isHidden && (box.width < 44 || box.height < 44)) {
				small.push(`${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`);
			}
		}
		return small;
	});
}
