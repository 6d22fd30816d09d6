import { browser } from '$app/environment';
import type { NoticeHeader, NoticeKind } from '#domain/notice/notice';
import type { NoticeListAnswer } from '#domain/notice/notice-list';
import type { SearchFilters } from '#domain/notice/search/filters';
import type { SearchAnswer, SearchHit } from '#domain/notice/search/search';
import { courtDay } from '#i18n/format';
import { askContent, isInPage } from './ask-content.ts';
import { library } from './library.svelte.ts';
import { reachability } from './reachability.svelte.ts';

export interface ListQuery {
	q: string;
	kind: NoticeKind | null;
	filters: ListFilters;
	/** Where the page before ended; null for the first. */
	cursor: string | null;
}

/** As they stand in the address; what is not asked is left out. */
export type ListFilters = Pick<SearchFilters, 'place' | 'from' | 'to' | 'inForce'> & {
	/** One of the questionnaire's domains. */
	domain?: string;
};

export interface NoticeRow {
	header: NoticeHeader;
	hit: SearchHit | null;
}

export type NoticeList =
	| {
			state: 'ready';
			from: 'server' | 'device';
			rows: NoticeRow[];
			total: number;
			exact: boolean;
			match: SearchAnswer['match'];
			/** What to mark in titles, folded. */
			marks: string[];
			next: string | null;
			/** From the device, and our server knows of more than is here. */
			isPart: boolean;
	  }
	| { state: 'lost'; code: 'unreachable' | 'not_ours' };

const pageSize = 20;

/** The device answers when it has everything; else our server does, and the device when that is silent. */
export async function listNotices(
	query: ListQuery,
	fetch: typeof globalThis.fetch
): Promise<NoticeList> {
	const path = apiPath(query);
	const onDevice = browser && !isInPage(path) && (await deviceFirst(query));
	if (onDevice) return askDevice(query);
	const reply = await askContent(fetch, path);
	if (reply.kind === 'answer' && reply.status === 200) return readAnswer(reply.body);
	const canFallBack = browser && (await hasPacks()) && isDeviceCursor(query.cursor);
	if (canFallBack) return askDevice(query);
	return { state: 'lost', code: reply.kind === 'lost' ? reply.code : 'not_ours' };
}

function apiPath({ q, kind, filters, cursor }: ListQuery): string {
	const params = new URLSearchParams();
	if (q) params.set('q', q);
	if (kind) params.set('kind', kind);
	for (const [name, value] of Object.entries(filters)) params.set(name, String(value));
	if (cursor) params.set('cursor', cursor);
	params.set('limit', String(pageSize));
	return `/api/v1/notices?${params}`;
}

async function hasPacks(): Promise<boolean> {
	await library.open();
	return library.stored === 'part' || library.stored === 'complete';
}

// Offline with a few new texts missing, nobody should wait three seconds for each word they type.
async function deviceFirst({ cursor }: ListQuery): Promise<boolean> {
	if (!(await hasPacks()) || !isDeviceCursor(cursor)) return false;
	const { progress, manifest, isWhole } = library;
	const nearlyAll = manifest !== null && progress.storedNotices >= manifest.notices * 0.9;
	const unreachable = reachability.state === 'offline' || reachability.state === 'unreachable';
	return isWhole || nearlyAll || unreachable;
}

// Server and device cut the same list at the same places, so a link made online works offline too.
function isDeviceCursor(cursor: string | null): boolean {
	return cursor === null || /^p\d{1,7}$/.test(cursor);
}

async function askDevice({ q, kind, filters, cursor }: ListQuery): Promise<NoticeList> {
	const skip = Number(cursor?.slice(1) ?? 0);
	const on = courtDay(new Date());
	const { domain, ...others } = filters;
	const page = {
		...others,
		...(kind ? { kinds: [kind] } : {}),
		...(domain ? { domains: [domain] } : {}),
		...{ on, skip, limit: pageSize }
	};
	const next = (shown: number, total: number) =>
		shown === pageSize && skip + shown < total ? `p${skip + shown}` : null;
	const part = { state: 'ready', from: 'device', isPart: !library.isWhole } as const;
	try {
		if (!q) {
			const { headers, total } = await library.list(page);
			const rows = headers.map((header) => ({ header, hit: null }));
			const all = { exact: true, match: 'all', marks: [] as string[] } as const;
			return { ...part, ...all, rows, total, next: next(rows.length, total) };
		}
		const { hits, ...found } = await library.search(q, page);
		const rows = hits.map((hit) => ({ header: hit.header, hit }));
		return { ...part, ...found, rows, next: next(rows.length, found.total) };
	} catch {
		return { state: 'lost', code: 'unreachable' };
	}
}

function readAnswer(body: unknown): NoticeList {
	const {
		notices,
		hits,
		total = 0,
		exactTotal,
		match,
		marks,
		next
	} = body as Partial<NoticeListAnswer>;
	if (!Array.isArray(notices)) return { state: 'lost', code: 'not_ours' };
	const rows = notices.map((header, at) => {
		const hit = hits?.[at];
		return { header, hit: hit ? { ...hit, header } : null };
	});
	return {
		state: 'ready',
		from: 'server',
		rows,
		total,
		exact: exactTotal ?? true,
		match: match ?? 'all',
		marks: marks ?? [],
		next: next ?? null,
		isPart: false
	};
}
