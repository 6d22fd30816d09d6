import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/public';
import { workbench } from '#client/state/workbench.svelte';
import { crashPoints } from '#client/sync/crash-points';
import type { PageLoad } from './$types';

/**
 * For people who build the product, as `/development/components` is. `?gap=100&round=1500` hurries
 * the device: milliseconds between two rounds, and how long one may hold the others up. `?stop=` names
 * a crash point that even the first round after the page was opened may reach.
 */
export const load: PageLoad = ({ url }) => {
	if (!dev && env.PUBLIC_DEVELOPMENT !== '1') error(404, 'not_found');
	workbench.leastGapMs = limitIn(url, 'gap') ?? workbench.leastGapMs;
	workbench.roundMs = limitIn(url, 'round') ?? workbench.roundMs;
	const stop = url.searchParams.get('stop');
	workbench.armed = crashPoints.find((name) => name === stop) ?? workbench.armed;
};

function limitIn(url: URL, name: string): number | null {
	const text = url.searchParams.get(name) ?? '';
	return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
