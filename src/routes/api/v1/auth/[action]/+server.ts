import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, params, getClientAddress }) => {
	const { accounts } = await getApp();
	return accounts.handle(params.action, request, getClientAddress());
};
