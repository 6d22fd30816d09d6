import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { files } = await getApp();
	return files.upload(request, locals.actor, null);
};
