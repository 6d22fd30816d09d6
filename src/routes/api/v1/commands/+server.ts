import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { syncApi } = await getApp();
	return syncApi.commands(request, locals.actor);
};
