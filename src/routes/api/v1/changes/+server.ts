import { answerJson, getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const scope = url.searchParams.get('scope') ?? '';
	const cursor = url.searchParams.get('cursor') ?? '';
	const limit = Number(url.searchParams.get('limit') ?? 500);
	const { sync } = await getApp();
	const { status, body } = await sync.readChanges(locals.actor, scope, cursor, limit);
	return answerJson(status, body);
};
