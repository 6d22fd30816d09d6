import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { imports } = await getApp();
	return imports.address(request, locals.actor);
};
