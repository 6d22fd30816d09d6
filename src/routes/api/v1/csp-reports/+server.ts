import { getApp } from '#server/app';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request }) => (await getApp()).reportCsp(request);
