import type {
	AccountTable,
	AuthSessionTable,
	KnownDeviceTable,
	RateLimitTable,
	SecondFactorTable,
	SignInFlowTable,
	SignInLinkTable
} from './schema-account.ts';
import type {
	ManuscriptHandTable,
	ManuscriptTable,
	ManuscriptVersionTable,
	NoticeReachTable,
	NoticeVersionTable,
	NoticeVoteTable
} from './schema-manuscript.ts';
import type { AttachmentTable, FileTable, UploadLockTable } from './schema-file.ts';

/**
 * Tables as Kysely sees them; each interface belongs to the migration of the same name.
 * `bigint` columns are JavaScript numbers on both databases (see open.ts).
 */
export interface ClockTable {
	one: number;
	v: number;
}

export interface TimelineTable {
	n: number;
	id: string;
	from_v: number;
	made_at: number;
}

export interface OpTable {
	device: string;
	id: string;
	account: string;
	hash: string;
	result: string;
	v: number;
	at: number;
}

export interface ChangeTable {
	scope: string;
	kind: string;
	id: string;
	v: number;
	rev: number;
	gone: number;
	data: string | null;
}

export interface NumberSeriesTable {
	series: string;
	year: number;
	n: number;
}

export interface JurisdictionTable {
	id: string;
	parent_id: string | null;
	level: string;
	name_zh: string;
	name_en: string;
}

export interface StationTable {
	id: string;
	jurisdiction_id: string;
	name_zh: string;
	name_en: string;
}

export interface FirmTable {
	id: string;
	jurisdiction_id: string;
	station_id: string;
	name: string;
	uscc: string | null;
}

export interface MembershipTable {
	account_id: string;
	firm_id: string;
	since: string;
	ended_at: string | null;
}

export interface PostingTable {
	account_id: string;
	station_id: string;
	since: string;
	ended_at: string | null;
}

export interface RequestTable {
	id: string;
	rev: number;
	kind: string;
	status: string;
	number: string;
	local_number: string;
	firm_id: string;
	station_id: string;
	created_by: string;
	submitted_at: string;
	due_at: string | null;
	content: string;
	returned: string | null;
	history: string;
}

export interface OpinionTable {
	id: string;
	rev: number;
	request_id: string;
	number: string;
	item_id: string | null;
	level: string;
	finding: string;
	basis: string;
	advice: string;
	deadline: string;
	author_id: string;
	author_name: string;
	issued_at: string;
	response: string | null;
	response_reason: string;
	responded_at: string | null;
}

/** What each device last said about itself: a drop to nothing without answers means a wiped phone. */
export interface DeviceTable {
	account: string;
	device: string;
	app: string;
	/** As the last batch said it, that batch included. */
	pending: number;
	seen_at: number;
	/** As the last report beside a pull said it: what was left after sending. */
	unsent: number;
	/** Server clock at which the oldest of these was made, reckoned from its age. */
	unsent_since: number | null;
	/** Command id of the oldest: whether it was ever answered tells sent from lost. */
	oldest: string | null;
	reported_at: number | null;
	emptied: 'wiped' | 'dropped' | null;
	emptied_at: number | null;
	/** How many were lost to sight. */
	lost: number;
	/** What the feeds of the stations show of it now, as JSON; null for nothing. */
	shown: string | null;
}

/** Only inserted by the hourly upkeep, at most once a day. */
export interface ClockMarkTable {
	at: number;
	v: number;
}

/** Work that one of many processes may do at a time. */
export interface LeaseTable {
	name: string;
	holder: string;
	/** Held until then, should its holder die. */
	until: number;
	/** Not due again before. */
	due_at: number;
}

/** Oldest change number for which tombstones are complete; cursors below it are reset. */
export interface HorizonTable {
	one: number;
	v: number;
}

export interface NoticeTable {
	number: number;
	source_id: string;
	rev: number;
	status: 'published' | 'withdrawn';
	kind: string;
	title_zh: string;
	title_en: string | null;
	issuer: string;
	date: string;
	source: string;
	effective_from: string | null;
	effective_to: string | null;
	expired: number;
	details: string;
	format: string;
	text_zh: string | null;
	text_en: string | null;
	hash: string;
	pack_sha: string;
	published_at: string;
	updated_at: string;
	withdrawn_at: string | null;
	withdrawn_reason: string | null;
}

export interface PackTable {
	sha: string;
	seq: number;
	bytes: number;
	numbers: string;
	kinds: string;
	groups: string;
	made_at: string;
	replaced_at: string | null;
	data: Uint8Array;
}

export interface ContentKeyTable {
	n: number;
	public_key: string;
	sealed: string;
	endorsement: string;
	made_at: string;
}

export interface Database {
	notice: NoticeTable;
	notice_reach: NoticeReachTable;
	notice_version: NoticeVersionTable;
	notice_vote: NoticeVoteTable;
	manuscript: ManuscriptTable;
	manuscript_version: ManuscriptVersionTable;
	manuscript_hand: ManuscriptHandTable;
	pack: PackTable;
	content_key: ContentKeyTable;
	account: AccountTable;
	auth_session: AuthSessionTable;
	sign_in_flow: SignInFlowTable;
	second_factor: SecondFactorTable;
	known_device: KnownDeviceTable;
	sign_in_link: SignInLinkTable;
	rate_limit: RateLimitTable;
	clock: ClockTable;
	timeline: TimelineTable;
	op: OpTable;
	change: ChangeTable;
	number_series: NumberSeriesTable;
	jurisdiction: JurisdictionTable;
	station: StationTable;
	firm: FirmTable;
	membership: MembershipTable;
	posting: PostingTable;
	request: RequestTable;
	opinion: OpinionTable;
	device: DeviceTable;
	horizon: HorizonTable;
	file: FileTable;
	upload_lock: UploadLockTable;
	attachment: AttachmentTable;
	clock_mark: ClockMarkTable;
	lease: LeaseTable;
}
