import {
	preferencesCookie,
	readPreferences,
	textSizes,
	toPreferences,
	isLarge,
	writePreferences
} from '#domain/preferences/preferences';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/** What this browser prefers. Server rendering asks it; on the device the cookie itself is read. */
export const GET: RequestHandler = ({ request }) =>
	Response.json(readPreferences(request.headers.get('cookie')), { headers });

/** The switches of the header and of the settings when scripts do not run: a plain form, then back to the page. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const type = request.headers.get('content-type') ?? '';
	if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)) {
		const problem = { code: 'wrong_content_type', message: 'Send a form.' };
		return Response.json(problem, { status: 415, headers });
	}
	const form = await request.formData();
	const current = readPreferences(request.headers.get('cookie'));
	const size = textSizes.find((known) => String(known) === form.get('textSize'));
	const changed = toPreferences({
		...current,
		locale: form.get('locale') ?? current.locale,
		theme: form.get('theme') ?? current.theme,
		spacing: form.get('spacing') ?? current.spacing,
		face: form.get('face') ?? current.face,
		...(size === undefined ? {} : { textSize: size, largeText: isLarge(size) })
	});
	cookies.set(preferencesCookie, writePreferences(changed), {
		path: '/',
		// Read by the page itself, and no secret.
		httpOnly: false,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: 365 * 86_400,
		encode: (value) => value
	});
	return new Response(null, {
		status: 303,
		headers: { ...headers, location: ownAddress(form.get('to'), url) }
	});
};

/** Only ever back to one of our own pages. */
function ownAddress(given: unknown, here: URL): string {
	const home = new URL('/', here.origin);
	if (typeof given !== 'string' || !URL.canParse(given, home)) return home.href;
	const target = new URL(given, home);
	// The whole address: a path such as //evil.example alone would lead away again.
	return target.origin === home.origin ? target.href : home.href;
}
