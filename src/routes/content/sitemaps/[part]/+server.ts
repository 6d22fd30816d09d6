import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params }) => {
	const { discovery } = await getApp();
	return discovery.sitemap(request, params.part);
};
