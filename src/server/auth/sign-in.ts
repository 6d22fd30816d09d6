import { maskTarget, type SignInTarget, toCode } from '../../domain/account/sign-in-target.ts';
import type { FlowView } from '../../domain/account/sign-in-flow.ts';
import type { Core } from '../core.ts';
import type { Notify } from '../notify/notify.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';
import type { SecondFactor } from './better-auth.ts';
import {
	advanceFlow,
	consumeFlow,
	deleteFlow,
	findFlow,
	type Flow,
	insertFlow,
	renewCode,
	takeTry
} from './flow-repository.ts';
import { codeRules, limits } from './limits.ts';
import { hashCode, hashToken, isSame, makeCode, makeToken } from './one-time-code.ts';
import { type Claim, take } from './rate-limit.ts';
import {
	findSecondFactor,
	makeTotpSecret,
	saveSecondFactor,
	spendStep,
	stepOfCode,
	totpUri
} from './second-factor.ts';
import { type AccountRow, findAccount, findAccountBy } from './session-repository.ts';
import { isKnownDevice } from './known-device.ts';

export type SignInProblem =
	'no_request' | 'code_wrong' | 'code_expired' | 'code_used_up' | 'resend_too_soon' | 'too_many';

export type Answer =
	| { kind: 'flow'; view: FlowView; token?: string }
	| { kind: 'signedIn'; account: AccountRow; secondFactor: SecondFactor; next: string }
	| { kind: 'problem'; code: SignInProblem; retryAfterS?: number };

export interface Caller {
	/** IPv4 /24 or IPv6 /64. */
	network: string;
	flowToken: string | null;
	deviceToken: string | null;
}

export type SignInDeps = Pick<Core, 'db' | 'secret' | 'now' | 'log' | 'config'> & {
	notify: Notify;
};

/** Sends a code. The answer and the work are the same whether the number is known or not. */
export async function requestCode(
	deps: SignInDeps,
	caller: Caller,
	target: SignInTarget,
	next: string
): Promise<Answer> {
	const account = await findAccountFor(deps, target);
	const refused = await take(deps, await sendClaims(deps, caller, target));
	if (refused) return { kind: 'problem', code: 'too_many', ...refused };
	const token = makeToken();
	const code = makeCode();
	const now = deps.now().getTime();
	const flow: Flow = {
		id: hashToken(token),
		kind: target.kind,
		target: target.value,
		account_id: account?.id ?? null,
		step: 'code',
		code_hash: '',
		tries: 0,
		sent_at: now,
		expires_at: now + codeRules.lifeMs,
		pending_secret: null,
		next
	};
	flow.code_hash = hashCode(deps.secret, flow, code);
	await insertFlow(deps.db, flow);
	if (account) deps.notify.sendSignInCode(target, code);
	// A second request from the same browser replaces the first.
	if (caller.flowToken) await deleteFlow(deps.db, hashToken(caller.flowToken));
	return { kind: 'flow', view: await viewOf(deps, flow), token };
}

export async function resendCode(deps: SignInDeps, caller: Caller): Promise<Answer> {
	const flow = await flowOf(deps, caller);
	if (!flow || flow.step !== 'code') return { kind: 'problem', code: 'no_request' };
	const now = deps.now().getTime();
	const waitMs = flow.sent_at + codeRules.resendMs - now;
	if (waitMs > 0) {
		return { kind: 'problem', code: 'resend_too_soon', retryAfterS: Math.ceil(waitMs / 1000) };
	}
	const target = targetOf(flow);
	const refused = await take(deps, await sendClaims(deps, caller, target));
	if (refused) return { kind: 'problem', code: 'too_many', ...refused };
	const code = makeCode();
	const renewed = await renewCode(deps.db, flow.id, hashCode(deps.secret, flow, code), now);
	if (!renewed) return { kind: 'problem', code: 'resend_too_soon', retryAfterS: 60 };
	if (flow.account_id) deps.notify.sendSignInCode(target, code);
	return { kind: 'flow', view: await viewOf(deps, renewed) };
}

/** Redeems a code: at most one caller gets through, and wrong ones cost a try. */
export async function verifyCode(deps: SignInDeps, caller: Caller, typed: string): Promise<Answer> {
	const { db } = deps;
	const before = await flowOf(deps, caller);
	if (!before || before.step !== 'code') return { kind: 'problem', code: 'no_request' };
	const refused = await take(deps, [
		{ limit: limits.verifyAddress, key: caller.network },
		{ limit: limits.verifyTarget, key: await budgetOf(deps, caller, targetOf(before)) }
	]);
	if (refused) return { kind: 'problem', code: 'too_many', ...refused };
	const now = deps.now().getTime();
	const flow = await takeTry(db, before.id, 'code', now);
	if (!flow) return refusalOf(deps, before.id, 'code');
	const isRight = isSame(flow.code_hash, hashCode(deps.secret, flow, toCode(typed)));
	// Without an account the right digits are as wrong as any others.
	const account = isRight && flow.account_id ? await findAccount(db, flow.account_id) : null;
	if (!account || account.disabledAt !== null) {
		return { kind: 'problem', code: flow.tries >= codeRules.tries ? 'code_used_up' : 'code_wrong' };
	}
	if (account.role === 'owner') {
		if (!(await consumeFlow(db, flow))) return { kind: 'problem', code: 'no_request' };
		return { kind: 'signedIn', account, secondFactor: 'none', next: flow.next };
	}
	const enrolled = await findSecondFactor(deps, account.id);
	const to = {
		step: enrolled ? ('secondFactor' as const) : ('enrol' as const),
		expiresAt: now + codeRules.secondFactorLifeMs,
		pendingSecret: enrolled ? null : await sealSecret(deps, makeTotpSecret())
	};
	if (!(await advanceFlow(db, flow, to))) return { kind: 'problem', code: 'no_request' };
	const advanced = await findFlow(db, flow.id);
	if (!advanced) return { kind: 'problem', code: 'no_request' };
	return { kind: 'flow', view: await viewOf(deps, advanced) };
}

/** The authenticator's code: checks it against the account's secret, or completes the enrolment. */
export async function verifySecondFactor(
	deps: SignInDeps,
	caller: Caller,
	typed: string
): Promise<Answer> {
	const { db, now } = deps;
	const before = await flowOf(deps, caller);
	if (!before?.account_id || before.step === 'code') return { kind: 'problem', code: 'no_request' };
	const refused = await take(deps, [
		{ limit: limits.secondFactorAddress, key: caller.network },
		{ limit: limits.secondFactorAccount, key: before.account_id }
	]);
	if (refused) return { kind: 'problem', code: 'too_many', ...refused };
	const step = before.step as 'secondFactor' | 'enrol';
	const flow = await takeTry(db, before.id, step, now().getTime());
	if (!flow) return refusalOf(deps, before.id, step);
	const accountId = before.account_id;
	const account = await findAccount(db, accountId);
	const sealed =
		step === 'enrol' ? flow.pending_secret : (await findSecondFactor(deps, accountId))?.secret;
	const used = sealed
		? await stepOfCode(await openSecret(deps, sealed), toCode(typed), now())
		: null;
	if (!account || account.disabledAt !== null || !sealed || used === null) {
		return { kind: 'problem', code: flow.tries >= codeRules.tries ? 'code_used_up' : 'code_wrong' };
	}
	if (step === 'enrol') {
		if (!(await consumeFlow(db, flow))) return { kind: 'problem', code: 'no_request' };
		// Someone else may have enrolled meanwhile: the first secret stays.
		if (await findSecondFactor(deps, accountId)) return { kind: 'problem', code: 'no_request' };
		await saveSecondFactor(deps, accountId, sealed, used);
	} else {
		if (!(await spendStep(deps, accountId, used))) return { kind: 'problem', code: 'code_wrong' };
		if (!(await consumeFlow(db, flow))) return { kind: 'problem', code: 'no_request' };
	}
	return { kind: 'signedIn', account, secondFactor: 'totp', next: flow.next };
}

export async function readFlow(deps: SignInDeps, caller: Caller): Promise<FlowView> {
	const flow = await flowOf(deps, caller);
	return flow ? viewOf(deps, flow) : { step: 'start', serverTime: deps.now().getTime(), next: '/' };
}

/** Back to the start, to correct the number. */
export async function dropFlow(deps: SignInDeps, caller: Caller): Promise<void> {
	if (caller.flowToken) await deleteFlow(deps.db, hashToken(caller.flowToken));
}

async function refusalOf(deps: SignInDeps, id: string, step: string): Promise<Answer> {
	const flow = await findFlow(deps.db, id);
	if (!flow || flow.step !== step) return { kind: 'problem', code: 'no_request' };
	const isExpired = flow.expires_at <= deps.now().getTime();
	return { kind: 'problem', code: isExpired ? 'code_expired' : 'code_used_up' };
}

/** Staff sign in by e-mail and owners by phone: a stolen SIM card opens no court account. */
async function findAccountFor({ db }: SignInDeps, { kind, value }: SignInTarget) {
	const account = await findAccountBy(db, kind, value);
	return account && (account.role === 'owner') === (kind === 'phone') ? account : null;
}

async function sendClaims(
	deps: SignInDeps,
	caller: Caller,
	target: SignInTarget
): Promise<Claim[]> {
	const key = await budgetOf(deps, caller, target);
	const shared =
		target.kind === 'phone'
			? [
					{ limit: limits.smsHour, key: '' },
					{ limit: limits.smsDay, key: '' }
				]
			: [];
	return [
		{ limit: limits.sendAddress, key: caller.network },
		{ limit: limits.sendTarget, key },
		{ limit: limits.sendTargetDay, key },
		...shared
	];
}

/**
 * A browser that has signed in to this account before has a budget of its own, so a stranger who
 * spends the number's budget locks out strangers only.
 */
async function budgetOf(deps: SignInDeps, caller: Caller, target: SignInTarget): Promise<string> {
	const isKnown = await isKnownDevice(deps, caller.deviceToken, target);
	return isKnown && caller.deviceToken
		? `${target.value}\n${hashToken(caller.deviceToken)}`
		: target.value;
}

async function flowOf({ db }: SignInDeps, { flowToken }: Caller): Promise<Flow | null> {
	return flowToken ? findFlow(db, hashToken(flowToken)) : null;
}

function targetOf(flow: Flow): SignInTarget {
	return { kind: flow.kind === 'phone' ? 'phone' : 'email', value: flow.target };
}

async function viewOf(deps: SignInDeps, flow: Flow): Promise<FlowView> {
	const target = targetOf(flow);
	const secret = flow.pending_secret ? await openSecret(deps, flow.pending_secret) : null;
	return {
		step: flow.step as FlowView['step'],
		kind: target.kind,
		target: maskTarget(target),
		expiresAt: flow.expires_at,
		resendAt: flow.sent_at + codeRules.resendMs,
		serverTime: deps.now().getTime(),
		next: flow.next,
		...(secret ? { enrol: { secret, uri: totpUri(secret, flow.target) } } : {})
	};
}
