import type { Actor } from '#domain/account/actor';

declare global {
	namespace App {
		interface Locals {
			/** Who is asking; null for a reader without an account. Set once, in hooks.server.ts. */
			actor: Actor | null;
			/** Id of the sign-in session, for rate limits and revocation; null when anonymous. */
			authSessionId: string | null;
			/** Random id of this request, repeated in logs and error pages. */
			requestId: string;
			/** Set when the request failed because the database was away: worth another try. */
			isBusy: boolean;
		}
		interface Error {
			message: string;
			requestId?: string;
		}
	}
}

export {};
