import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const { syncApi } = await getApp();
	return syncApi.changes(url, locals.actor);
};
