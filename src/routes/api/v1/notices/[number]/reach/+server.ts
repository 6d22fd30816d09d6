import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	const { notices } = await getApp();
	return notices.reach.show(params.number);
};
