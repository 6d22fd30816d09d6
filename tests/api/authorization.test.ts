import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandRows, endpointRows } from '../../src/domain/account/permissions.ts';
import type { CommandType } from '../../src/domain/sync/commands.ts';
import {
	makeBatch,
	makeCommand,
	makeContent,
	makeRequest
} from '../../src/server/demo/commands.ts';
import {
	firmMaple,
	firmRiver,
	people,
	stationMist,
	stationQingtong
} from '../../src/server/demo/world.ts';
import { call, type Heard } from '../support/call.ts';
import { pdf } from '../support/file-corpus.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';
import { makeManuscript } from '../support/manuscripts.ts';
import { sha256Of, upload } from '../support/uploads.ts';

/** Everyone who may stand before the door. `owner`, `colleague` and `officer` share one matter. */
const subjects = {
	anonymous: null,
	owner: 1,
	colleague: 2,
	otherFirm: 3,
	officer: 11,
	otherStationOfficer: 12,
	adviser: 13,
	publisher: 14,
	reviewer: 15,
	supervisor: 16,
	administrator: 17
} as const;
type Subject = keyof typeof subjects;
const all = Object.keys(subjects) as Subject[];
const signedIn = all.filter((subject) => subject !== 'anonymous');

const idOf = (subject: Subject) =>
	people.find((one) => one.accountId.endsWith(`-${String(subjects[subject]).padStart(12, '0')}`))
		?.accountId ?? '';

/** A file of the owner's firm that has arrived. */
const page = pdf();
let server: TestServer;
const cookies: Partial<Record<Subject, string>> = {};
let cells = 0;

beforeAll(async () => {
	// A scanner that never answers keeps every file waiting: no verdict moves the clock between two answers.
	const CLAMAV_URL = 'tcp://127.0.0.1:1';
	server = await startServer({ env: { LOG_LEVEL: 'error', CLAMAV_URL } });
	const accounts = await demoAccounts(server);
	for (const subject of signedIn) {
		const account = accounts.find((one) => one.accountId === idOf(subject));
		if (!account) throw new Error(`no account for ${subject}`);
		cookies[subject] = await signInCookie(server, account);
	}
	await upload({ server, cookie: cookies.owner ?? '' }, page);
});

afterAll(async () => {
	console.log(`authorization matrix: ${cells} cells asked`);
	await server.dispose();
});

function as(subject: Subject, path: string, method = 'GET', body?: unknown): Promise<Heard> {
	cells++;
	return call(server, path, {
		method,
		cookie: cookies[subject],
		...(body === undefined ? {} : { body })
	});
}

const parameters: Record<string, string> = {
	'[number]': '999999',
	'[hash]': '0'.repeat(64),
	'[action]': 'nothing',
	'[part]': '999'
};
const pathOf = (route: string) =>
	route
		.replace(/\/\([a-z]+\)/, '')
		.replace(/\[[a-z]+\]/, (name) => parameters[name] ?? randomUUID());

function ofFirms(subject: Subject, status: number): number {
	if (subject === 'anonymous') return 401;
	return ['owner', 'colleague', 'otherFirm'].includes(subject) ? status : 403;
}

function ofEditors(subject: Subject, status: number): number {
	if (subject === 'anonymous') return 401;
	return subject === 'publisher' || subject === 'reviewer' ? status : 403;
}

/** Written out by hand, so that a slip in the matrix itself is a difference and not two equal slips. */
const answers: Record<string, (subject: Subject) => number | number[]> = {
	'GET /healthz': () => 200,
	'GET /readyz': () => 200,
	'GET /api/v1/openapi.json': () => 200,
	'GET /api/v1/preferences': () => 200,
	'POST /api/v1/preferences': () => 415,
	'GET /api/v1/notices': () => 200,
	'GET /api/v1/notices/[number]': () => 404,
	'GET /api/v1/notices/[number]/changes': () => 404,
	'POST /api/v1/notices/[number]/useful': () => 400,
	'GET /api/v1/notices/[number]/reach': (subject) => ofEditors(subject, 200),
	'GET /api/v1/hotlines': () => 200,
	'GET /api/v1/laws/[law]': () => 404,
	'GET /api/v1/notices/[number]/neighbors': () => 404,
	'GET /api/v1/content/manifest.json': () => 200,
	'GET /content/notices.atom': () => 200,
	'GET /content/notices.json': () => 200,
	'GET /content/sitemaps/[part]': () => 404,
	'GET /sitemap.xml': () => 200,
	'GET /robots.txt': () => 200,
	'GET /content/packs/[hash]': () => 404,
	'GET /content/booklets/[number].pdf': () => 404,
	'GET /api/v1/auth/flow': () => 200,
	'POST /api/v1/auth/[action]': () => 404,
	'GET /(public)/sign-in/link': () => 303,
	'HEAD /(public)/sign-in/link': () => 204,
	'POST /api/v1/csp-reports': () => [204, 400, 415],
	'POST /api/v1/device-key': (subject) => (subject === 'anonymous' ? 401 : 400),
	'GET /api/v1/me': (subject) => (subject === 'anonymous' ? 401 : 200),
	'GET /api/v1/changes': (subject) => (subject === 'anonymous' ? 401 : 404),
	'POST /api/v1/commands': (subject) => (subject === 'anonymous' ? 401 : 400),
	'POST /api/v1/files': (subject) => ofFirms(subject, 412),
	'HEAD /api/v1/files/[hash]': (subject) => ofFirms(subject, 404),
	'PATCH /api/v1/files/[hash]': (subject) => ofFirms(subject, 412),
	'POST /api/v1/imports': (subject) => ofEditors(subject, 400),
	'POST /api/v1/imports/address': (subject) => ofEditors(subject, 403),
	'GET /api/v1/attachments/[id]': (subject) => (subject === 'anonymous' ? 401 : 404)
};

describe('every endpoint', () => {
	const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
	it.each(
		endpointRows.flatMap(({ route, methods: known }) =>
			// HEAD is GET without a body, but where it is a call of its own.
			methods
				.filter((method) => method !== 'HEAD' || known['HEAD'])
				.map((method) => ({ route, method, isKnown: Object.hasOwn(known, method) }))
		)
	)('$method $route answers each one as written', async ({ route, method, isKnown }) => {
		for (const subject of all) {
			const body = method === 'GET' || method === 'HEAD' ? undefined : {};
			const { status } = await as(subject, pathOf(route), method, body);
			const expected = isKnown ? answers[`${method} ${route}`]?.(subject) : 405;
			expect(expected, `${method} ${route} is not written down`).toBeDefined();
			expect([expected].flat(), `${subject} ${method} ${route}`).toContain(status);
		}
	});
});

describe('every feed', () => {
	const readers: Record<string, Subject[]> = {
		[`firm:${firmMaple}`]: ['owner', 'colleague'],
		[`firm:${firmRiver}`]: ['otherFirm'],
		[`station:${stationQingtong}`]: ['officer', 'adviser', 'supervisor', 'administrator'],
		[`station:${stationMist}`]: ['otherStationOfficer', 'supervisor', 'administrator'],
		editorial: ['publisher', 'reviewer']
	};

	it.each(Object.keys(readers))(
		'%s is read by its own, and is not there for others',
		async (scope) => {
			for (const subject of all) {
				const own = await as(subject, `/api/v1/changes?scope=${scope}`);
				if (readers[scope]?.includes(subject)) {
					expect(own.status, subject).toBe(200);
					continue;
				}
				expect(own.status, subject).toBe(subject === 'anonymous' ? 401 : 404);
				const kind = scope.split(':')[0];
				const random = await as(subject, `/api/v1/changes?scope=${kind}:${randomUUID()}`);
				expect([random.status, random.text], subject).toEqual([own.status, own.text]);
			}
		}
	);
});

/** The state each command needs, made by those who may; then the command itself. */
type Step = readonly [Subject, CommandType, object];
const fields = [{ field: 'description', reason: '请写明金额' }];
const opinion = {
	level: 'orange',
	finding: '没有书面合同',
	basis: [{ law: '中华人民共和国劳动合同法', article: '第十条' }],
	advice: '补签',
	deadline: '2027-01-31'
};
const editors: Subject[] = ['publisher', 'reviewer'];
const written: Step = ['publisher', 'manuscript.save', makeManuscript()];
const submitted: Step = ['publisher', 'manuscript.submit', {}];
const reviewed: Step[] = [written, submitted, ['reviewer', 'manuscript.approve', {}]];
const plans: Record<
	CommandType,
	{ before: Step[]; body: object; isOpinion?: boolean; may: Subject[] }
> = {
	'request.create': {
		before: [],
		body: makeRequest({ firmId: firmMaple }),
		may: ['owner', 'colleague']
	},
	'request.correct': {
		before: [['officer', 'request.return', { fields }]],
		body: makeContent({ description: '改好了' }),
		may: ['owner', 'colleague']
	},
	'request.withdraw': { before: [], body: { reason: '' }, may: ['owner', 'colleague'] },
	'request.accept': { before: [], body: {}, may: ['officer', 'adviser'] },
	'request.return': { before: [], body: { fields }, may: ['officer', 'adviser'] },
	'opinion.issue': {
		before: [['officer', 'request.accept', {}]],
		body: opinion,
		may: ['officer', 'adviser']
	},
	'opinion.answer': {
		before: [['officer', 'request.accept', {}]],
		body: { response: 'done' },
		isOpinion: true,
		may: ['owner', 'colleague']
	},
	'file.attach': {
		before: [],
		body: { sha256: sha256Of(page), name: 'page.pdf', type: 'application/pdf', bytes: page.length },
		may: ['owner', 'colleague']
	},
	'manuscript.save': { before: [], body: makeManuscript(), may: editors },
	// Each asks for another notice: a second manuscript of one is refused to everybody.
	'manuscript.adopt': { before: [], body: {}, may: editors },
	'manuscript.submit': { before: [written], body: {}, may: editors },
	'manuscript.approve': { before: [written, submitted], body: {}, may: ['reviewer'] },
	'manuscript.return': { before: [written, submitted], body: { reason: '改' }, may: editors },
	'manuscript.publish': { before: reviewed, body: { at: '' }, may: editors },
	'manuscript.discard': { before: [written], body: {}, may: editors },
	'manuscript.withdraw': {
		before: [...reviewed, ['publisher', 'manuscript.publish', { at: '' }]],
		body: { reason: '有误' },
		may: editors
	}
};

async function send(subject: Subject, type: CommandType, entity: string, body: object) {
	const id = randomUUID();
	const batch = makeBatch(
		idOf(subject),
		[makeCommand({ id, entity, type, body })],
		`d-${randomUUID()}`
	);
	const heard = await as(subject, '/api/v1/commands', 'POST', batch);
	const parsed = JSON.parse(heard.text) as { results?: Array<Record<string, unknown>> };
	const { id: _id, ...result } = parsed.results?.[0] ?? { id: '', status: heard.status };
	return result;
}

/** A request of the owner's firm at the station of `officer`, in the state the command needs. */
async function prepare(type: CommandType): Promise<{ entity: string; body: object }> {
	// Steps on the way to the state are no cells.
	const before = cells;
	const made = await walkTo(type);
	cells = before;
	return made;
}

let adopted = 0;

async function walkTo(type: CommandType): Promise<{ entity: string; body: object }> {
	const plan = plans[type];
	const request = randomUUID();
	if (type === 'manuscript.adopt') return { entity: request, body: { number: ++adopted } };
	if (type === 'request.create') return { entity: request, body: plan.body };
	const steps: Step[] = type.startsWith('manuscript.')
		? plan.before
		: [
				['owner', 'request.create', makeRequest({ firmId: firmMaple, stationId: stationQingtong })],
				...plan.before
			];
	for (const [subject, step, body] of steps) {
		expect(await send(subject, step, request, body)).toMatchObject({ status: 'applied' });
	}
	if (type === 'opinion.issue' || type === 'file.attach') {
		return { entity: randomUUID(), body: { ...plan.body, requestId: request } };
	}
	if (!plan.isOpinion) return { entity: request, body: plan.body };
	const entity = randomUUID();
	const issued = await send('officer', 'opinion.issue', entity, { ...opinion, requestId: request });
	expect(issued).toMatchObject({ status: 'applied' });
	return { entity, body: plan.body };
}

describe('every command', () => {
	it.each(Object.keys(commandRows) as CommandType[])('%s', async (type) => {
		for (const subject of signedIn) {
			const { entity, body } = await prepare(type);
			const result = await send(subject, type, entity, body);
			if (plans[type].may.includes(subject)) {
				expect(result, `${subject} ${type}`).toMatchObject({ status: 'applied' });
				continue;
			}
			expect(result, `${subject} ${type}`).toMatchObject({ status: 'rejected' });
			expect(['forbidden', 'not_found']).toContain(result.code);
			// What exists elsewhere and what exists nowhere are one answer, byte for byte.
			const elsewhere = 'requestId' in body ? { ...body, requestId: randomUUID() } : body;
			const nowhere =
				type === 'request.create'
					? await send(subject, type, entity, { ...body, firmId: randomUUID() })
					: await send(subject, type, randomUUID(), elsewhere);
			expect(JSON.stringify(nowhere), `${subject} ${type}`).toBe(JSON.stringify(result));
		}
		const anonymous = await call(server, '/api/v1/commands', { method: 'POST', body: {} });
		expect(anonymous.status).toBe(401);
	});

	it('no one sends for another account', async () => {
		for (const subject of signedIn) {
			const command = makeCommand({
				id: randomUUID(),
				entity: randomUUID(),
				type: 'request.create',
				body: makeRequest()
			});
			const victim = subject === 'owner' ? 'colleague' : 'owner';
			const heard = await as(
				subject,
				'/api/v1/commands',
				'POST',
				makeBatch(idOf(victim), [command])
			);
			expect(heard.status, subject).toBe(403);
		}
	});

	it('role, firm and status written into a body change nothing', async () => {
		const extras = {
			role: 'administrator',
			status: 'accepted',
			number: 'T1',
			rev: 9,
			createdBy: 'x',
			dueAt: 'x',
			station_id: 'x'
		};
		for (const [name, value] of Object.entries(extras)) {
			const result = await send('owner', 'request.create', randomUUID(), {
				...makeRequest(),
				[name]: value
			});
			expect(result, name).toMatchObject({ status: 'rejected', code: 'invalid' });
		}
	});
});

describe('every page', () => {
	const pages = [
		'/',
		'/sign-in',
		'/help',
		'/settings',
		'/notices',
		'/inbox',
		'/outbox',
		'/self-check',
		'/requests',
		'/staff/ledger',
		'/staff/devices',
		`/requests/${randomUUID()}`
	];
	it.each(pages)('%s is the same HTML for everyone: nothing private is in it', async (path) => {
		// Random per answer, or the time: nothing that depends on who asks.
		const masked = ({ text }: Heard) =>
			text
				.replaceAll(
					/nonce="[^"]*"|serverTime\\?":\d+|__sveltekit_\w+|\d{4}-\d\d-\d\dT[\d:.]+Z/g,
					''
				)
				// What the page loaded is written in the order the loads ended.
				.split('\n')
				.sort()
				.join('\n');
		const plain = await as('anonymous', path);
		expect(plain.status).toBe(200);
		for (const subject of signedIn) {
			const page = await as(subject, path);
			expect(page.status, subject).toBe(200);
			expect(firstDifference(masked(page), masked(plain)), subject).toBeNull();
		}
	});
});

/** Where two texts part; whole pages in a failure message help nobody. */
function firstDifference(a: string, b: string): string | null {
	if (a === b) return null;
	let at = 0;
	while (a[at] === b[at]) at++;
	return `${a.slice(at - 60, at + 60)} | ${b.slice(at - 60, at + 60)}`;
}
