import type { Actor } from '../../domain/account/actor.ts';
import { toEmail, toPhone } from '../../domain/account/sign-in-target.ts';
import type { Core } from '../core.ts';
import { createNotify, type Notify } from '../notify/notify.ts';
import { createBetterAuth } from './better-auth.ts';
import { networkOf } from './client-address.ts';
import { type DemoPerson, ensureDemoAccounts } from './demo-accounts.ts';
import { describeMe, type Me } from './describe-me.ts';
import { deviceShare } from './device-share.ts';
import { purgeFlows } from './flow-repository.ts';
import { forgetOldDevices } from './known-device.ts';
import { purgeLimits } from './rate-limit.ts';
import { actorOf, type SignedIn } from './session.ts';
import { findAccountBy } from './session-repository.ts';
import { describeFlow, followLink, handleSignIn } from './sign-in-api.ts';
import { makeSignInLink } from './sign-in-link.ts';

export interface Accounts {
	/** Who sent these headers, checked afresh: a revoked sign-in is nobody from the next request on. */
	actorOf(headers: Headers): Promise<SignedIn | null>;
	me(actor: Actor): Promise<Me>;
	/** `POST /api/v1/device-key`: what opens the sealed data of this account on a device. */
	deviceShare(signedIn: SignedIn, request: Request): Promise<Response>;
	/** `POST /api/v1/auth/<action>`. `peer` is the address of the connection. */
	handle(action: string, request: Request, peer: string): Promise<Response>;
	/** `GET /api/v1/auth/flow`: where this browser stands. */
	flow(request: Request, peer: string): Promise<Response>;
	/** `GET /sign-in/link?token=`. */
	followLink(request: Request, peer: string): Promise<Response>;
	/** For the operator: a one-time link, or null when nobody has that number or address. */
	linkFor(phoneOrEmail: string): Promise<string | null>;
	ensureDemoAccounts(people: DemoPerson[]): Promise<void>;
	/** Until all messages under way have left. */
	settle(): Promise<void>;
}

export function createAccounts(core: Core, notify: Notify = createNotify(core)): Accounts {
	const auth = createBetterAuth(core);
	const deps = { ...core, notify };
	const network = (request: Request, peer: string) =>
		networkOf(peer, request.headers.get('x-forwarded-for'), core.config.trustedProxies);
	const tidy = createTidy(core);
	return {
		actorOf: (headers) => actorOf(core, auth, headers),
		me: (actor) => describeMe(core, actor),
		deviceShare: (signedIn, request) => deviceShare(core, signedIn, request),
		async handle(action, request, peer) {
			await tidy();
			return handleSignIn(deps, auth, action, request, network(request, peer));
		},
		flow: (request, peer) => describeFlow(deps, request, network(request, peer)),
		followLink: (request, peer) => followLink(deps, auth, request, network(request, peer)),
		async linkFor(phoneOrEmail) {
			const target = phoneOrEmail.includes('@') ? toEmail(phoneOrEmail) : toPhone(phoneOrEmail);
			if (!target.ok) return null;
			const account = await findAccountBy(core.db, target.value.kind, target.value.value);
			return account ? makeSignInLink(core, account) : null;
		},
		ensureDemoAccounts: (people) => ensureDemoAccounts(core, people),
		settle: () => notify.settle()
	};
}

/** Removes what has expired, at most once in ten minutes for each process. */
function createTidy(core: Core): () => Promise<void> {
	let last = 0;
	return async () => {
		const now = core.now().getTime();
		if (now - last < 600_000) return;
		last = now;
		await purgeLimits(core);
		// Kept an hour longer, so that "expired" can still be told from "never asked for".
		await purgeFlows(core.db, now - 3_600_000);
		await forgetOldDevices(core);
	};
}
