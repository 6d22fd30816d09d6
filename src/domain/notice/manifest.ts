import type { NoticeKind, WithdrawnNotice } from './notice.ts';

/** One pack as `GET /api/v1/content/manifest.json` lists it. Its bytes are at `/content/packs/<sha>`. */
export interface PackEntry {
	/** SHA-256 of the bytes, 64 hex digits: name and check in one. */
	sha: string;
	bytes: number;
	/** Lowest and highest notice number inside. */
	first: number;
	last: number;
	/** Notices inside, dead ones included. */
	n: number;
	/** How many of them a newer pack replaced or the publisher took back. */
	dead: number;
	/** Their numbers: must not be shown from this pack. */
	gone: number[];
	kinds: Partial<Record<NoticeKind, number>>;
}

/** What there is to download, and where the change feed of scope `notices` goes on from. */
export interface Manifest {
	proto: 1;
	timelines: Array<{ id: string; from: number }>;
	/** Cursor for `GET /api/v1/changes?scope=notices`: everything before it is in the packs. */
	next: string;
	/** Live notices, and bytes of all packs, so a page can say the size before the download. */
	notices: number;
	bytes: number;
	kinds: Partial<Record<NoticeKind, number>>;
	/** When the newest notice was published, ISO; null while there is none. */
	publishedAt: string | null;
	/** Newest first: the device is usable after the first one. */
	packs: PackEntry[];
	withdrawn: WithdrawnNotice[];
}
