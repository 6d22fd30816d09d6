import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params }) => {
	const { notices } = await getApp();
	return notices.routes.changes(request, params.number);
};
