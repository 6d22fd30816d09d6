import type { NoticeChanges } from '../../domain/notice/notice-changes.ts';
import type { LawView } from '../../domain/notice/law-view.ts';
import type { Neighbors } from '../../domain/notice/neighbors.ts';
import type { Notice, NoticeKind, WithdrawnNotice } from '../../domain/notice/notice.ts';
import type { NoticeListAnswer } from '../../domain/notice/notice-list.ts';
import type { Result } from '../../domain/result.ts';
import type { SignedManifest } from './content.ts';

export const mostPerPage = 100;

export interface ListQuery {
	q?: string;
	kind?: NoticeKind;
	domain?: string;
	/** Part of the issuer's name or of the title. */
	place?: string;
	/** Plain dates, both inclusive. */
	from?: string;
	to?: string;
	/** Only what is in force today. */
	inForce?: boolean;
	/** What a hit is; `notice` when not asked. */
	unit?: 'notice' | 'passage';
	/** From the last answer's `next`; anything else is refused. */
	cursor?: string;
	limit?: number;
}

/** Reading the public content, as values. */
export interface NoticeReader {
	list(query: ListQuery): Promise<Result<NoticeListAnswer, 'bad_cursor'>>;
	find(number: number): Promise<FoundNotice>;
	/** Those of the same kind on either side in the list; null for a number that is not live. */
	neighbors(number: number): Promise<Neighbors | null>;
	/** A law of the register or one of its articles, with the notices that cite it; null for any other name. */
	law(law: string, article: string): Promise<LawView | null>;
	/** What changed since the version made at `from`, or since the one before the newest. */
	changes(number: number, from: string | null): Promise<NoticeChanges | null>;
	manifest(): Promise<SignedManifest>;
	/** Public key that signs the manifest. */
	publicKey(): Promise<string>;
	/** Bytes as they are stored on devices, or null. */
	pack(sha: string): Promise<Uint8Array | null>;
}

export type FoundNotice =
	Result<Notice, 'not_found'> | { ok: false; code: 'withdrawn'; withdrawn: WithdrawnNotice };
