/** Tables of who signs in and how; read with `schema.ts`. */

/** Moments of better-auth's tables: ISO text on SQLite, dates on PostgreSQL. */
type AuthMoment = string | Date;

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
