import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOwner, officerQingtong } from '../../src/server/demo/world.ts';
import { openDevice } from '../support/real-device.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie, type DemoAccount } from '../support/sign-in.ts';

let server: TestServer;
let owner: DemoAccount;
let officer: DemoAccount;
const cookies = new Map<string, string>();

beforeAll(async () => {
	server = await startServer();
	const accounts = await demoAccounts(server);
	const find = (id: string) => accounts.find((account) => account.accountId === id);
	// The officer's station serves the owner's firm.
	const [one, other] = [find(exampleOwner), find(officerQingtong)];
	if (!one || !other) throw new Error('the demonstration accounts have changed');
	[owner, officer] = [one, other];
	cookies.set(owner.accountId, await signInCookie(server, owner));
	cookies.set(officer.accountId, await signInCookie(server, officer));
});

afterAll(() => server.dispose());

const phoneOf = (account: DemoAccount) =>
	openDevice(server, account, cookies.get(account.accountId) ?? '');

const content = {
	contactName: '陈一',
	contactPhone: '13800000000',
	description: '想请法院看一看劳动合同',
	shared: [{ itemId: 'L1', answer: 'no', selfLevel: 'red', note: '' }],
	questionnaireVersion: '1',
	answersHash: null
};
const request = { ...content, kind: 'healthCheck' };

test('a request made with the server dead arrives once, comes back for correction, and ends in an opinion', async () => {
	const phone = await phoneOf(owner);
	const desk = await phoneOf(officer);
	const id = randomUUID();

	await server.kill();
	await phone.send('request.create', id, request, null);
	expect(await phone.engine.round('person')).toBe('unreachable');
	const offline = (await phone.screen()).requests.find((r) => r.id === id);
	expect(offline).toMatchObject({
		number: null,
		delivery: { state: 'queued', localNumber: 'L-0001' }
	});

	server = await server.restart();
	expect(await phone.engine.round('person')).toBe('synced');
	const received = (await phone.screen()).requests.find((r) => r.id === id);
	expect(received).toMatchObject({ status: 'submitted', delivery: { state: 'received' } });
	expect(received?.number).toMatch(/^T\d{4}-\d{4,}$/);

	await desk.engine.round('person');
	const ledger = (await desk.screen()).requests.filter((r) => r.id === id);
	expect(ledger).toHaveLength(1);
	expect(ledger[0]?.number).toBe(received?.number);
	const fields = [
		{ field: 'contactPhone', reason: '电话打不通' },
		{ field: 'description', reason: '请写明用工人数' }
	];
	await desk.send('request.return', id, { fields, note: '' }, ledger[0]?.rev ?? null);
	await desk.engine.round('person');

	await phone.engine.round('person');
	const returned = (await phone.screen()).requests.find((r) => r.id === id);
	expect(returned).toMatchObject({ status: 'returned', returned: { fields } });

	await server.kill();
	const mended = { ...content, contactPhone: '13900000000', description: '共 12 人，3 人没有合同' };
	await phone.send('request.correct', id, mended, returned?.rev ?? null);
	expect((await phone.screen()).requests.find((r) => r.id === id)).toMatchObject({
		status: 'submitted',
		contactPhone: '13900000000',
		delivery: { state: 'queued', number: received?.number }
	});
	server = await server.restart();
	await phone.engine.round('person');
	await desk.engine.round('person');
	const corrected = (await desk.screen()).requests.find((r) => r.id === id);
	expect(corrected).toMatchObject({
		status: 'submitted',
		contactPhone: '13900000000',
		returned: null
	});
	expect(corrected?.number).toBe(received?.number);

	// Accepted and answered in one go while the server is away: the second needs the first.
	await server.kill();
	await desk.send('request.accept', id, {}, corrected?.rev ?? null);
	const opinionId = randomUUID();
	const opinion = {
		requestId: id,
		itemId: 'L1',
		level: 'red',
		finding: '三名员工没有书面劳动合同',
		basis: [{ law: '中华人民共和国劳动合同法', article: '第十条' }],
		advice: '一个月内补签',
		deadline: '2027-01-15'
	};
	await desk.send('opinion.issue', opinionId, opinion, null);
	server = await server.restart();
	expect(await desk.engine.round('person')).toBe('synced');
	expect(await desk.states()).toEqual(['done', 'done', 'done']);

	await phone.engine.round('person');
	await server.kill();
	const { requests, opinions } = await phone.screen();
	expect(requests.find((r) => r.id === id)?.status).toBe('opinionIssued');
	const issued = opinions.find((o) => o.id === opinionId);
	expect(issued).toMatchObject({ finding: opinion.finding, delivery: { state: 'received' } });
	await phone.send(
		'opinion.answer',
		opinionId,
		{ response: 'done', reason: '' },
		issued?.rev ?? null
	);
	server = await server.restart();
	await phone.engine.round('person');
	await desk.engine.round('person');
	const answered = (await desk.screen()).opinions.find((o) => o.id === opinionId);
	expect(answered?.response).toBe('done');
});

test('the server is killed after it has committed: the request is in the ledger once', async () => {
	const phone = await phoneOf(owner);
	const id = randomUUID();
	await server.kill();
	const doomed = await startServer({
		dataDir: server.dataDir,
		port: server.port,
		env: { FAILPOINT: 'afterCommit' }
	});
	await phone.send('request.create', id, request, null);
	expect(await phone.engine.round('person')).toBe('unreachable');
	expect(await phone.states()).toEqual(['pending']);
	await doomed.kill();
	server = await server.restart();
	expect(await phone.engine.round('person')).toBe('synced');
	expect(await phone.states()).toEqual(['done']);
	const desk = await phoneOf(officer);
	await desk.engine.round('person');
	expect((await desk.screen()).requests.filter((r) => r.id === id)).toHaveLength(1);
});

test('two devices of one owner who correct the same request: the second is asked, nothing is overwritten', async () => {
	const [one, two, desk] = [await phoneOf(owner), await phoneOf(owner), await phoneOf(officer)];
	const id = randomUUID();
	await one.send('request.create', id, request, null);
	await one.engine.round('person');
	await desk.engine.round('person');
	const fields = [{ field: 'description', reason: '太短' }];
	await desk.send('request.return', id, { fields, note: '' }, 1);
	await desk.engine.round('person');
	await one.engine.round('person');
	await two.engine.round('person');
	const rev = (await one.screen()).requests.find((r) => r.id === id)?.rev ?? null;
	await one.send('request.correct', id, { ...content, description: '第一部手机' }, rev);
	await two.send('request.correct', id, { ...content, description: '第二部手机' }, rev);
	await one.engine.round('person');
	await two.engine.round('person');
	expect(await two.states()).toEqual(['human']);
	const view = (await two.screen()).requests.find((r) => r.id === id);
	expect(view).toMatchObject({ description: '第一部手机', delivery: { state: 'needsAction' } });
	expect(view?.delivery.reasonKey).toMatch(/^(changed|not_allowed)$/);
});

test('a session that ended pauses the queue and keeps it; another person’s session never sends it', async () => {
	const stranger = await openDevice(server, owner, cookies.get(officer.accountId) ?? '');
	await stranger.send('request.create', randomUUID(), request, null);
	expect(await stranger.engine.round('person')).toBe('otherAccount');
	expect(await stranger.states()).toEqual(['pending']);

	const cookie = await signInCookie(server, owner);
	const phone = await openDevice(server, owner, cookie);
	await phone.send('request.create', randomUUID(), request, null);
	const ended = await fetch(`${server.origin}/api/v1/auth/sign-out`, {
		method: 'POST',
		headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
		body: '{}'
	});
	expect(ended.ok).toBe(true);
	expect(await phone.engine.round('person')).toBe('signIn');
	expect(await phone.states()).toEqual(['pending']);
});
