import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const { discovery } = await getApp();
	return discovery.sitemaps(request);
};
