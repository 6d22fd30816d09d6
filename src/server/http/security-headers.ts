import type { ServerResponse } from 'node:http';

/** Everything the engines know of; nothing here is used. A name no engine knows would be a warning on every page. */
const denied = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
	'display-capture',
	'encrypted-media',
	'fullscreen',
	'geolocation',
	'gyroscope',
	'hid',
	'identity-credentials-get',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'otp-credentials',
	'payment',
	'picture-in-picture',
	'publickey-credentials-create',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

/** On every answer without exception: pages, files, errors, and what never reached the framework. */
export const alwaysHeaders: Record<string, string> = {
	'strict-transport-security': 'max-age=63072000; includeSubDomains',
	'x-content-type-options': 'nosniff',
	// `no-referrer` would make the browser send `Origin: null` with our own forms, which we refuse.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': denied.map((feature) => `${feature}=()`).join(', '),
	'x-frame-options': 'DENY',
	'x-permitted-cross-domain-policies': 'none'
};

export const closedPolicy = "default-src 'none'; frame-ancestors 'none'";
// A worker runs under the policy its own script came with, and must reach our API.
const workerPolicy =
	"default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
// The fallback error page, when the framework could not even make one.
const errorPagePolicy =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Sets the headers now and completes them at the moment they are sent. A page brings its own content
 * policy, with the hashes of its scripts (svelte.config.js); everything else gets one that allows nothing.
 */
export function secureResponse(response: ServerResponse, path: string): void {
	for (const [name, value] of Object.entries(alwaysHeaders)) response.setHeader(name, value);
	const writeHead = response.writeHead.bind(response);
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		const headers = rest.find((one) => typeof one === 'object' && one !== null);
		for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
		complete(response, path, status);
		return writeHead(status);
	}) as typeof response.writeHead;
}

function complete(response: ServerResponse, path: string, status: number): void {
	for (const banner of ['server', 'x-powered-by', 'x-sveltekit-page'])
		response.removeHeader(banner);
	// The headers of a 304 replace those of the copy it confirms: a closed policy there would blank the page.
	if (status !== 304 && !response.hasHeader('content-security-policy')) {
		const type = String(response.getHeader('content-type') ?? '');
		response.setHeader('content-security-policy', policyFor(type));
	}
	if (!response.hasHeader('cache-control') || response.hasHeader('set-cookie')) {
		response.setHeader('cache-control', cacheFor(path, status, response.hasHeader('set-cookie')));
	}
}

function policyFor(type: string): string {
	if (type.includes('javascript')) return workerPolicy;
	return type.startsWith('text/html') ? errorPagePolicy : closedPolicy;
}

/** Hashed files say themselves that they never change; all else is asked for again, or never kept. */
function cacheFor(path: string, status: number, setsCookie: boolean): string {
	return path.startsWith('/api/') || status >= 400 || setsCookie ? 'no-store' : 'no-cache';
}
