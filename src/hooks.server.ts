import type { Handle, HandleServerError } from '@sveltejs/kit';
import { mayCall } from '#domain/account/permissions';
import { preferenceAttributes, readPreferences } from '#domain/preferences/preferences';
import { toLocale } from '#i18n/catalogue';
import { answerJson, forbidden, getApp, refuseForeign, signInNeeded, tooLarge } from '#server/app';

/** No endpoint takes more than this; those that take less say so themselves. */
const maxBodyBytes = 512 * 1024;

export const handle: Handle = async ({ event, resolve }) => {
	const { request, route, url } = event;
	const app = await getApp();
	event.locals.requestId = crypto.randomUUID();
	event.locals.actor = null;
	event.locals.authSessionId = null;

	const refused = refuseForeign(request, app.config) ?? refuseLarge(request);
	if (refused) return refused;
	const isApi = url.pathname.startsWith('/api/');
	if (route.id === null && isApi) return notFound();

	const signedIn = await app.accounts.actorOf(request.headers);
	if (signedIn) {
		event.locals.actor = signedIn.actor;
		event.locals.authSessionId = signedIn.authSessionId;
	}
	if (route.id !== null) {
		const verdict = mayCall(event.locals.actor, request.method, route.id);
		if (verdict === 'sign_in_needed') return signInNeeded();
		if (verdict === 'forbidden') return forbidden();
	}

	const opening = openingTag(request.headers.get('cookie'), url.searchParams.get('lang'));
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('<html lang="zh-CN">', opening)
	});
	return isApi ? asProblem(response, event.locals.requestId) : response;
};

/** The person gets a number to name; what went wrong stays in the log. */
export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	const { requestId } = event.locals;
	if (status >= 500) {
		const { log } = await getApp();
		const { method } = event.request;
		log.error({ err: error, requestId, method, route: event.route.id }, 'request failed');
	}
	return { message: status >= 500 ? 'Internal error' : message, requestId };
};

/** Language, theme and text size stand in the first byte of the page, so nothing jumps afterwards. */
function openingTag(cookies: string | null, lang: string | null): string {
	const stored = readPreferences(cookies);
	const preferences = lang === null ? stored : { ...stored, locale: toLocale(lang) };
	const attributes = Object.entries(preferenceAttributes(preferences));
	return `<html ${attributes.map(([name, value]) => `${name}="${value}"`).join(' ')}>`;
}

function refuseLarge(request: Request): Response | null {
	const length = Number(request.headers.get('content-length') ?? '0');
	if (length <= maxBodyBytes) return null;
	// A device learns from the answer how much it may send at once.
	const isBatch = new URL(request.url).pathname === '/api/v1/commands';
	const body = { code: 'too_large', message: 'The request is too large.' };
	return answerJson(413, isBatch ? tooLarge.body : body);
}

function notFound(): Response {
	return answerJson(404, { code: 'not_found', message: 'There is nothing here.' });
}

/** What the framework answers itself (405, a crash) gets the shape of every other API error. */
function asProblem(response: Response, requestId: string): Response {
	const type = response.headers.get('content-type') ?? '';
	if (response.status < 400 || (type.includes('json') && response.status < 500)) return response;
	if (response.status === 503) return response;
	const allow = response.headers.get('allow');
	const body =
		response.status === 405
			? { code: 'method_not_allowed', message: 'This address does not take this method.' }
			: {
					code: response.status < 500 ? 'refused' : 'internal',
					message: 'Not possible.',
					requestId
				};
	return answerJson(response.status, body, allow === null ? {} : { allow });
}
