import * as v from 'valibot';
import { toLocalPath } from '../../domain/account/local-path.ts';
import { type SignInTarget, toEmail, toPhone } from '../../domain/account/sign-in-target.ts';
import type { Problem } from '../../domain/sync/wire.ts';
import { answerJson, tooMany } from '../http/answer.ts';
import { readJson } from '../http/read-json.ts';
import type { BetterAuth } from './better-auth.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';
import { rememberDevice } from './known-device.ts';
import { codeRules } from './limits.ts';
import { closeSession, closeSessionOf, openSession } from './session.ts';
import { redeemSignInLink } from './sign-in-link.ts';
import { isSpent, take } from './rate-limit.ts';
import { limits } from './limits.ts';
import {
	type Answer,
	type Caller,
	dropFlow,
	readFlow,
	requestCode,
	resendCode,
	type SignInDeps,
	verifyCode,
	verifySecondFactor
} from './sign-in.ts';

const maxBytes = 4096;
const flowLifeS = Math.ceil((codeRules.secondFactorLifeMs + codeRules.lifeMs) / 1000);
const text = v.pipe(v.string(), v.maxLength(300));
const bodySchema = v.object({
	phone: v.optional(text),
	email: v.optional(text),
	code: v.optional(text, ''),
	next: v.optional(text, '/'),
	/** Sign-out alone: the account whose session is meant, where the browser may hold another one by now. */
	of: v.optional(text),
	/** `yes`: others use this device too, so the sign-in ends with the browser. */
	publicDevice: v.optional(v.literal('yes'))
});
type Body = v.InferOutput<typeof bodySchema>;

interface Call {
	deps: SignInDeps;
	auth: BetterAuth;
	request: Request;
	caller: Caller;
	body: Body;
	/** Sent by a form without JavaScript: the answer is a page, not JSON. */
	isForm: boolean;
}

type Reply = { status: number; body: object; cookies: string[]; to: string };

const actions: Record<string, (call: Call) => Promise<Reply>> = {
	code: sendCode,
	resend: async (call) => reply(call, await resendCode(call.deps, call.caller)),
	verify: async (call) => reply(call, await verifyCode(call.deps, call.caller, call.body.code)),
	'second-factor': async (call) =>
		reply(call, await verifySecondFactor(call.deps, call.caller, call.body.code)),
	restart: async ({ deps, caller }) => {
		await dropFlow(deps, caller);
		const cookies = [dropCookie('flow'), dropCookie('publicDevice')];
		return { status: 200, body: { step: 'start' }, cookies, to: '/sign-in' };
	},
	'sign-out': async ({ deps, auth, request: { headers }, body: { of } }) => ({
		status: 200,
		body: { ok: true },
		cookies:
			of === undefined
				? [...(await closeSession(auth, headers)), dropCookie('flow')]
				: await closeSessionOf(deps, auth, headers, of),
		to: '/'
	})
};

export const signInActions = Object.keys(actions);

/** One step of signing in or out, asked by a script (JSON) or by a plain form. */
export async function handleSignIn(
	deps: SignInDeps,
	auth: BetterAuth,
	action: string,
	request: Request,
	network: string
): Promise<Response> {
	const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
	if (!run) return answerJson(404, { code: 'not_found', message: 'There is nothing here.' });
	const type = request.headers.get('content-type') ?? '';
	const isForm = type.startsWith('application/x-www-form-urlencoded');
	const body = isForm ? await readForm(request) : await readJson(request, maxBytes);
	if (!body.ok) return answerJson(body.status, body.body);
	const parsed = v.safeParse(bodySchema, body.value);
	if (!parsed.success) {
		const problem: Problem = { code: 'malformed', message: 'The request has an unexpected shape.' };
		return answerJson(400, problem);
	}
	const caller = callerOf(request, network);
	const call: Call = { deps, auth, request, caller, body: parsed.output, isForm };
	const result = await run(call);
	return isForm ? toPage(result, parsed.output) : toJson(result);
}

/** Where this browser stands, for the page; with what was wrong, when a form was sent before. */
export async function describeFlow(
	deps: SignInDeps,
	request: Request,
	network: string
): Promise<Response> {
	const view = await readFlow(deps, callerOf(request, network));
	const problem = readCookie(request.headers, 'problem');
	const answer = answerJson(200, {
		...view,
		publicDevice: isPublicDevice(request),
		...(problem ? { problem: parse(problem) } : {})
	});
	if (problem) answer.headers.append('set-cookie', dropCookie('problem'));
	return answer;
}

/** The operator's link. Previews and embedded requests cannot use it up. */
export async function followLink(
	deps: SignInDeps,
	auth: BetterAuth,
	request: Request,
	network: string
): Promise<Response> {
	if (isPreview(request.headers)) {
		return answerJson(403, { code: 'not_a_visit', message: 'Open this link in a browser.' });
	}
	const miss = { limit: limits.linkAddress, key: network };
	const spent = await isSpent(deps, miss);
	if (spent) return tooMany(spent.retryAfterS, messages.too_many);
	const token = new URL(request.url).searchParams.get('token') ?? '';
	const account = await redeemSignInLink(deps, token);
	if (!account) {
		await take(deps, [miss]);
		return redirect('/sign-in?problem=link', []);
	}
	deps.log.info(
		{
			part: 'auth',
			event: 'sign_in',
			by: 'operator_link',
			account: account.id,
			role: account.role
		},
		'signed in by an operator link: the operator vouches for all factors'
	);
	const cookies = await openSession(deps, auth, request.headers, account, 'operator');
	return redirect('/', [...cookies, ...(await deviceCookie(deps, account.id))]);
}

async function sendCode(call: Call): Promise<Reply> {
	const { body } = call;
	const target = body.email === undefined ? toPhone(body.phone ?? '') : toEmail(body.email);
	if (!target.ok) return refused(target.code, body.email === undefined ? 'phone' : 'email');
	const { status, cookies, ...rest } = await reply(
		call,
		await requestCode(call.deps, call.caller, target.value, toLocalPath(body.next)),
		target.value.kind
	);
	// The session is opened steps later, perhaps by another page or a plain form that no longer says it.
	const shared = body.publicDevice
		? setCookie('publicDevice', 'yes', flowLifeS)
		: dropCookie('publicDevice');
	return { status, cookies: [...cookies, shared], ...rest };
}

async function reply(call: Call, answer: Answer, field: string = 'code'): Promise<Reply> {
	if (answer.kind === 'problem') return refused(answer.code, field, answer.retryAfterS);
	if (answer.kind === 'flow') {
		const cookies = answer.token ? [setCookie('flow', answer.token, flowLifeS)] : [];
		return { status: 200, body: answer.view, cookies, to: '/sign-in' };
	}
	const { deps, auth, request } = call;
	const { account, secondFactor, next } = answer;
	const isPublic = Boolean(call.body.publicDevice) || isPublicDevice(request);
	const session = await openSession(deps, auth, request.headers, account, secondFactor, isPublic);
	deps.log.info(
		{ part: 'auth', event: 'sign_in', by: 'code', account: account.id, role: account.role },
		'signed in'
	);
	return {
		status: 200,
		body: { step: 'done', next },
		cookies: [
			...session,
			...(await deviceCookie(deps, account.id)),
			dropCookie('flow'),
			dropCookie('publicDevice')
		],
		to: next
	};
}

function isPublicDevice({ headers }: Request): boolean {
	return readCookie(headers, 'publicDevice') === 'yes';
}

function refused(code: string, field: SignInTarget['kind'] | string, retryAfterS?: number): Reply {
	return {
		status: code === 'too_many' || code === 'resend_too_soon' ? 429 : 400,
		body: {
			code,
			message: messages[code] ?? 'Not possible.',
			field,
			...(retryAfterS === undefined ? {} : { retryAfter: retryAfterS })
		},
		cookies: [],
		to: '/sign-in'
	};
}

const messages: Record<string, string> = {
	phone_invalid: 'This is not a mobile number of mainland China.',
	email_invalid: 'This is not an e-mail address.',
	no_request: 'Ask for a code first.',
	code_wrong: 'The code is wrong.',
	code_expired: 'The code has expired.',
	code_used_up: 'Too many wrong codes: ask for a new one.',
	resend_too_soon: 'Wait a moment before asking for another code.',
	too_many: 'Too many attempts. Try again later.'
};

function toJson({ status, body, cookies }: Reply): Response {
	const answer = answerJson(status, body);
	for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
	return answer;
}

/** A form gets a page to go to. What was wrong, and what was typed, waits there in a cookie. */
function toPage({ status, body, cookies, to }: Reply, typed: Body): Response {
	if (status === 200) return redirect(to, [...cookies, dropCookie('problem')]);
	const { phone, email } = typed;
	const note = JSON.stringify({ ...body, typed: { phone, email } });
	const query = new URLSearchParams({
		...(email === undefined ? {} : { as: 'staff' }),
		...(typed.next === '/' ? {} : { next: toLocalPath(typed.next) })
	}).toString();
	return redirect(query === '' ? to : `${to}?${query}`, [
		...cookies,
		setCookie('problem', note, 120)
	]);
}

function redirect(to: string, cookies: string[]): Response {
	const answer = new Response(null, {
		status: 303,
		headers: { location: to, 'cache-control': 'no-store' }
	});
	for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
	return answer;
}

async function deviceCookie(deps: SignInDeps, accountId: string): Promise<string[]> {
	return [setCookie('device', await rememberDevice(deps, accountId), 365 * 86_400)];
}

function callerOf(request: Request, network: string): Caller {
	return {
		network,
		flowToken: readCookie(request.headers, 'flow'),
		deviceToken: readCookie(request.headers, 'device')
	};
}

/** A prefetch, a preview or an image: anything but a person opening the address, or a plain client. */
function isPreview(headers: Headers): boolean {
	const purpose =
		headers.get('sec-purpose') ?? headers.get('purpose') ?? headers.get('x-moz') ?? '';
	if (/prefetch|prerender|preview/i.test(purpose)) return true;
	const destination = headers.get('sec-fetch-dest');
	if (destination === null || destination === 'document') return false;
	return !(destination === 'empty' && headers.get('sec-fetch-site') === 'same-origin');
}

async function readForm(request: Request) {
	const length = Number(request.headers.get('content-length') ?? '0');
	const tooLarge = {
		ok: false as const,
		status: 413 as const,
		body: { code: 'too_large', message: 'The request is too large.' }
	};
	if (length > maxBytes) return tooLarge;
	const raw = await request.text();
	if (raw.length > maxBytes) return tooLarge;
	return { ok: true as const, value: Object.fromEntries(new URLSearchParams(raw)) };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
