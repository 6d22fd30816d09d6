import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

/** The operator's one-time link. */
export const GET: RequestHandler = async ({ request, getClientAddress }) => {
	const { accounts } = await getApp();
	return accounts.followLink(request, getClientAddress());
};

/** Asking about the link, as mail filters do, does not use it up. */
export const HEAD: RequestHandler = () => new Response(null, { status: 204 });
