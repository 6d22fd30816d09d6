import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request }) => {
	const { notices } = await getApp();
	return notices.routes.list(request);
};
