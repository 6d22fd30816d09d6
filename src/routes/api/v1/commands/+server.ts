import { MAX_BYTES } from '#domain/sync/wire';
import { answerJson, getApp, readJson, signInNeeded, tooLarge } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.actor) return signInNeeded();
	const batch = await readJson(request, MAX_BYTES);
	if (!batch.ok) return answerJson(batch.status, batch.status === 413 ? tooLarge.body : batch.body);
	const { sync } = await getApp();
	const { status, body } = await sync.applyBatch(locals.actor, batch.value);
	return answerJson(status, body);
};
