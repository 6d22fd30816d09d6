import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { files } = await getApp();
	return files.download(locals.actor, params.id);
};
