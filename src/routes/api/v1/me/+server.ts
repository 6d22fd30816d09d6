import { answerJson, getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	if (!locals.actor) return signInNeeded();
	const { accounts } = await getApp();
	return answerJson(200, await accounts.me(locals.actor));
};
