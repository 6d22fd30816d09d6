import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

/** Where this browser stands on its way to a sign-in. */
export const GET: RequestHandler = async ({ request, getClientAddress }) => {
	const { accounts } = await getApp();
	return accounts.flow(request, getClientAddress());
};
