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
	pending: number;
	seen_at: number;
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
	made_at: string;
	replaced_at: string | null;
	data: Uint8Array;
}

/** Moments of better-auth's tables: ISO text on SQLite, dates on PostgreSQL. */
export type AuthMoment = string | Date;

export interface AccountTable {
	id: string;
	name: string;
	email: string | null;
	email_verified: boolean | number;
	image: string | null;
	role: string;
	phone: string | null;
	disabled_at: string | null;
	created_at: AuthMoment;
	updated_at: AuthMoment;
}

export interface AuthSessionTable {
	id: string;
	expires_at: AuthMoment;
	token: string;
	created_at: AuthMoment;
	updated_at: AuthMoment;
	ip_address: string | null;
	user_agent: string | null;
	account_id: string;
	second_factor: string;
	ends_at: AuthMoment;
}

/** One request for a code, from the number typed in to the second factor. */
export interface SignInFlowTable {
	id: string;
	kind: string;
	target: string;
	account_id: string | null;
	step: string;
	code_hash: string;
	tries: number;
	sent_at: number;
	expires_at: number;
	pending_secret: string | null;
	next: string;
}

export interface SecondFactorTable {
	account_id: string;
	secret: string;
	last_step: number;
	confirmed_at: number;
}

export interface KnownDeviceTable {
	id: string;
	account_id: string;
	seen_at: number;
}

export interface SignInLinkTable {
	id: string;
	account_id: string;
	expires_at: number;
}

export interface RateLimitTable {
	id: string;
	count: number;
	resets_at: number;
}

export interface Database {
	notice: NoticeTable;
	pack: PackTable;
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
}
