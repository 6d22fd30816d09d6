import type { Log } from '../log.ts';
import { findJsonFlaw } from './scan-json.ts';

const maxBytes = 16 * 1024;
/** One broken page in many browsers must not fill the disk: more than this in a minute is only counted. */
const perMinute = 30;

/** Notes what a content policy stopped: a fault of ours, or somebody trying. Never an address in full. */
export function createCspReports({ log, now }: { log: Log; now(): Date }) {
	let minute = 0;
	let seen = 0;
	return async (request: Request): Promise<Response> => {
		const done = new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
		const current = Math.floor(now().getTime() / 60_000);
		if (current !== minute) {
			if (seen > perMinute) log.warn({ part: 'csp', seen }, 'more reports than were noted');
			minute = current;
			seen = 0;
		}
		seen += 1;
		if (seen > perMinute) return done;
		const text = await request.text();
		if (text.length > maxBytes) return done;
		for (const report of readReports(text))
			log.warn({ part: 'csp', ...report }, 'policy violation');
		return done;
	};
}

/** Both forms browsers use: one object named `csp-report`, or a list of reports. */
function readReports(text: string): Array<Record<string, string>> {
	try {
		const value: unknown = JSON.parse(text);
		if (findJsonFlaw(text)) return [];
		const list = Array.isArray(value) ? value.slice(0, 5) : [value];
		return list.map((one: Record<string, Record<string, unknown> | undefined>) => {
			const body = one['csp-report'] ?? one.body ?? {};
			const directive = body['effective-directive'] ?? body.effectiveDirective;
			return {
				directive: short(directive),
				blocked: whereOnly(body['blocked-uri'] ?? body.blockedURL),
				page: whereOnly(body['document-uri'] ?? body.documentURL)
			};
		});
	} catch {
		return [];
	}
}

/** Origin and path: what stands behind the question mark may be somebody's secret. */
function whereOnly(value: unknown): string {
	const text = short(value);
	return URL.canParse(text)
		? new URL(text).origin + new URL(text).pathname
		: (text.split(/[?#]/)[0] ?? '');
}

function short(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 300) : '';
}
