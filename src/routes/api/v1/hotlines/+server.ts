import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const { config } = await getApp();
	return Response.json(config.hotlines, { headers: { 'cache-control': 'no-cache' } });
};
