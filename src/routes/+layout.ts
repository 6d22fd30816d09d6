import { browser } from '$app/environment';
import { readPreferences, toPreferences, type Preferences } from '#domain/preferences/preferences';
import { showPreferences } from '#client/state/preferences.svelte';
import { toLocale } from '#i18n/catalogue';
import type { LayoutLoad } from './$types';

/** Loads that speak a language await this one and run again when the person changes it. */
export const load: LayoutLoad = async ({ fetch, url, depends }) => {
	depends('app:preferences');
	const stored = browser ? readPreferences(document.cookie) : await ask(fetch);
	const asked = url.searchParams.get('lang');
	const preferences = asked === null ? stored : { ...stored, locale: toLocale(asked) };
	if (browser) showPreferences(preferences);
	return { preferences };
};

async function ask(fetch: typeof globalThis.fetch): Promise<Preferences> {
	const response = await fetch('/api/v1/preferences');
	return toPreferences(response.ok ? await response.json() : null);
}
