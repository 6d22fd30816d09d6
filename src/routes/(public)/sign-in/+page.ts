import * as v from 'valibot';
import { toLocalPath } from '#domain/account/local-path';
import { type FlowView, flowViewSchema } from '#domain/account/sign-in-flow';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
	isStaff: url.searchParams.get('as') === 'staff',
	next: toLocalPath(url.searchParams.get('next')),
	linkFailed: url.searchParams.get('problem') === 'link',
	flow: await ask(fetch)
});

/** Null without a server: the page then says that signing in needs a network. */
async function ask(fetch: typeof globalThis.fetch): Promise<FlowView | null> {
	try {
		const response = await fetch('/api/v1/auth/flow');
		return response.ok ? v.parse(flowViewSchema, await response.json()) : null;
	} catch {
		return null;
	}
}
