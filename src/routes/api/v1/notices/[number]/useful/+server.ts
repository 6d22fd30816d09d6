import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, params }) => {
	const { notices } = await getApp();
	return notices.reach.judge(request, params.number);
};
