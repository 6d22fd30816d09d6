import { error as httpError, type Handle, type HandleServerError } from '@sveltejs/kit';
import { mayCall } from '#domain/account/permissions';
import { preferenceAttributes, readPreferences } from '#domain/preferences/preferences';
import { toLocale } from '#i18n/catalogue';
import {
	answerJson,
	boundBody,
	busy,
	drainBody,
	forbidden,
	getApp,
	isTemporary,
	refuseForeign,
	signInNeeded,
	tooLarge
} from '#server/app';

/** No endpoint but that of files takes more than this; those that take less say so themselves. */
const maxBodyBytes = 512 * 1024;
/** For a body whose length is not said. A little more, so that small limits give their own answer. */
const maxUnknownBytes = 1024 * 1024;
const noticePage = '/(public)/notices/[number]';
/** They count their own bytes as they come. */
const uploads: ReadonlyArray<string | null> = ['/api/v1/files/[hash]', '/api/v1/imports'];

export const handle: Handle = async ({ event, resolve }) => {
	const { request, route, url } = event;
	const app = await getApp();
	event.locals.requestId = crypto.randomUUID();
	event.locals.actor = null;
	event.locals.authSessionId = null;
	event.locals.isBusy = false;

	const refused = refuseForeign(request, app.config) ?? (await refuseLarge(request, route.id));
	if (refused) return refused;
	if (!uploads.includes(route.id)) {
		event.request = boundBody(request, maxUnknownBytes, bodyTooLarge);
	}
	const isApi = url.pathname.startsWith('/api/');
	if (route.id === null && isApi) return notFound();

	let signedIn: Awaited<ReturnType<typeof app.accounts.actorOf>>;
	try {
		signedIn = await app.accounts.actorOf(request.headers);
	} catch (error) {
		if (!isApi) throw error;
		// Nobody could be asked who this is. A 500 would make a device look for the fault in its batch.
		app.log.error({ err: error, requestId: event.locals.requestId }, 'no answer about the sign-in');
		return answerJson(busy.status, busy.body);
	}
	if (signedIn) {
		event.locals.actor = signedIn.actor;
		event.locals.authSessionId = signedIn.authSessionId;
	}
	if (route.id !== null) {
		const verdict = mayCall(event.locals.actor, request.method, route.id);
		if (verdict === 'sign_in_needed') return signInNeeded();
		if (verdict === 'forbidden') return forbidden();
	}

	const params: Partial<Record<string, string>> = event.params;
	const head = route.id === noticePage ? await app.discovery.head(params['number'] ?? '') : null;
	const opening = openingTag(request.headers.get('cookie'), url.searchParams.get('lang'));
	const response = await resolve(event, {
		transformPageChunk: async ({ html }) => {
			const opened = html
				.replace('<html lang="zh-CN">', opening)
				// Without its database a page still comes, and the phone keeps to the key it knows.
				.replace('%content-key%', await app.notices.publicKey().catch(() => ''));
			return head ? opened.replace('</head>', () => `${head.data}</head>`) : opened;
		}
	});
	if (head && response.ok) response.headers.append('link', head.links);
	return isApi ? asProblem(response, event.locals) : response;
};

/** The person gets a number to name; what went wrong stays in the log. */
export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	const { requestId } = event.locals;
	if (status >= 500) {
		event.locals.isBusy = isTemporary(error);
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

function bodyTooLarge(): never {
	httpError(413, 'The request is too large.');
}

async function refuseLarge(request: Request, route: string | null): Promise<Response | null> {
	if (uploads.includes(route)) return null;
	const length = Number(request.headers.get('content-length') ?? '0');
	if (length <= maxBodyBytes) return null;
	await drainBody(request);
	// A device learns from the answer how much it may send at once.
	const isBatch = new URL(request.url).pathname === '/api/v1/commands';
	const body = { code: 'too_large', message: 'The request is too large.' };
	return answerJson(413, isBatch ? tooLarge.body : body);
}

function notFound(): Response {
	return answerJson(404, { code: 'not_found', message: 'There is nothing here.' });
}

/** What the framework answers itself (405, a crash) gets the shape of every other API error. */
function asProblem(response: Response, { requestId, isBusy }: App.Locals): Response {
	const type = response.headers.get('content-type') ?? '';
	if (response.status < 400 || (type.includes('json') && response.status < 500)) return response;
	if (response.status === 503) return response;
	if (isBusy) return answerJson(busy.status, busy.body);
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
