import { readLeniencyEntries } from '#client/state/read-leniency';
import LeniencyLists from './LeniencyLists.svelte';

/** What the list of notices shows in place of its rows when only leniency entries are asked for. */
export async function loadLists(params: URLSearchParams, fetch: typeof globalThis.fetch) {
	const asked = (name: string) => (params.get(name) ?? '').slice(0, 200);
	return {
		View: LeniencyLists,
		filter: { region: asked('region'), authority: asked('authority') },
		answer: await readLeniencyEntries(fetch)
	};
}
