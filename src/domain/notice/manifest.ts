import type { Hotlines } from './hotlines.ts';
import type { NoticeKind, WithdrawnNotice } from './notice.ts';
import type { ContentKey, ManifestSerial } from './signed-manifest.ts';

/** Notices of one kind and one domain in a pack (pack-choice.ts). Dead ones are counted too. */
export interface PackGroup {
	kind: NoticeKind;
	domain: string;
	n: number;
	/** Its share of the pack's bytes, by the length of its texts. */
	bytes: number;
}

/** One pack as `GET /api/v1/content/manifest.json` lists it. Its bytes are at `/content/packs/<sha>`. */
export interface PackEntry {
	/** SHA-256 of the bytes, 64 hex digits: name and check in one. */
	sha: string;
	bytes: number;
	/** Later packs have higher numbers: of two that have a notice, the higher one has its true text. */
	seq: number;
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
	/** Empty in packs of an old version. */
	groups: PackGroup[];
}

/** What there is to download, and where the change feed of scope `notices` goes on from. */
export interface Manifest {
	proto: 1;
	/** Never goes back: a device refuses an older manifest than the one it knows. */
	serial: ManifestSerial;
	/** The last one signed this manifest (signed-manifest.ts). */
	keys: ContentKey[];
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
	/** Lines to call, as the operator has them now: texts stay, numbers change. */
	hotlines?: Hotlines;
}
