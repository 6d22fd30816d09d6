import type { Notice } from './notice.ts';

/** What a notice said at one time. Versions are told apart by when they were made. */
export interface NoticeVersion extends Pick<Notice, 'title' | 'body'> {
	at: string;
}

/** What `GET /api/v1/notices/<number>/changes` answers: two versions, and which there are. */
export interface NoticeChanges extends Pick<Notice, 'number' | 'kind'> {
	/** Newest first. `note` is what the publisher said about the change; empty for the first. */
	versions: Array<Pick<NoticeVersion, 'at'> & { note: string }>;
	/** Null while nothing was ever changed. */
	before: NoticeVersion | null;
	after: NoticeVersion;
}

/** One version as it is kept. Reading a text costs time, so it is read only when it is compared. */
export interface KeptVersion extends Pick<Notice, 'corrections'> {
	at: string;
	read(): Pick<Notice, 'title' | 'body'>;
}

/**
 * The newest of several versions of one notice beside an earlier one: the one made at `from`, else the one
 * before the newest. Null without a version, or without that one.
 */
export function compareVersions(
	{ number, kind }: Pick<Notice, 'number' | 'kind'>,
	versions: readonly KeptVersion[],
	from: string | null
): NoticeChanges | null {
	const sorted = [...versions].sort((a, b) => (a.at < b.at ? 1 : -1));
	const [newest, ...older] = sorted;
	const before = from === null ? older[0] : older.find(({ at }) => at === from);
	if (!newest || (from !== null && !before)) return null;
	return {
		number,
		kind,
		versions: sorted.map(({ at, corrections = [] }) => ({
			at,
			note: corrections.find((one) => one.at === at)?.note ?? ''
		})),
		before: before ? toVersion(before) : null,
		after: toVersion(newest)
	};
}

/** What `newest` says was published or corrected and is not among `versions`, newest first. */
export function missingVersions(
	newest: Pick<Notice, 'publishedAt' | 'corrections'>,
	versions: ReadonlyArray<{ at: string }>
): Array<{ at: string; note: string }> {
	const here = new Set(versions.map(({ at }) => at));
	const known = [{ at: newest.publishedAt, note: '' }, ...(newest.corrections ?? [])];
	return known.filter(({ at }) => !here.has(at)).reverse();
}

function toVersion({ at, read }: KeptVersion): NoticeVersion {
	const { title, body } = read();
	return { at, title, body };
}
