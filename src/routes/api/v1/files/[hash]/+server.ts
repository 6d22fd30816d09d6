import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const HEAD: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { files } = await getApp();
	return files.upload(request, locals.actor, params.hash);
};

export const PATCH: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.actor) return signInNeeded();
	const { files } = await getApp();
	return files.upload(request, locals.actor, params.hash);
};
