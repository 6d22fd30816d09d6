import { getApp, signInNeeded } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const { actor, authSessionId } = locals;
	if (!actor || authSessionId === null) return signInNeeded();
	const { accounts } = await getApp();
	return accounts.deviceShare({ actor, authSessionId }, request);
};
