import { expect, test } from 'vitest';
import type { RequestRow } from '../health-check/request.ts';
import { overlay, type LocalCommand, type OverlayInput } from './overlay.ts';
import type { CommandResult } from './wire.ts';

const requestId = '8f0e0000-0000-4000-8000-000000000001';
const opinionId = '8f0e0000-0000-4000-8000-000000000002';
const content = {
	contactName: '陈一',
	contactPhone: '13800000000',
	description: '想做一次体检',
	shared: [],
	questionnaireVersion: null,
	answersHash: null
};
const row: RequestRow = {
	...content,
	id: requestId,
	kind: 'healthCheck',
	status: 'submitted',
	number: 'T2026-0001',
	localNumber: 'L-0001',
	firmId: 'f1',
	firmName: '甲公司',
	stationId: 's1',
	stationName: { zh: '一站', en: 'One' },
	submittedAt: '2026-11-24T01:00:00.000Z',
	dueAt: '2026-12-01',
	returned: null,
	history: [{ at: '2026-11-24T01:00:00.000Z', event: 'create', by: 'firm' }]
};
const returned: RequestRow = {
	...row,
	status: 'returned',
	returned: {
		at: '2026-11-24T02:00:00.000Z',
		fields: [{ field: 'contactPhone', reason: '打不通' }],
		note: ''
	}
};

let count = 0;
function command(given: Partial<LocalCommand> & { type: string }): LocalCommand {
	count += 1;
	return {
		id: `c${count}`,
		after: [],
		version: 1,
		entity: requestId,
		baseRev: null,
		madeAt: Date.UTC(2026, 10, 24, 8, count),
		body: {},
		state: 'pending',
		result: null,
		parkedCode: null,
		localNumber: null,
		...given
	};
}

const create = (given: Partial<LocalCommand> = {}) =>
	command({
		type: 'request.create',
		body: { ...content, kind: 'healthCheck', localNumber: 'L-0007' },
		localNumber: 'L-0007',
		...given
	});

const applied = (v: number, more: object = {}): CommandResult => ({
	id: 'x',
	status: 'applied',
	rev: 2,
	v,
	scope: 'firm:f1',
	at: '2026-11-24T09:00:00.000Z',
	...more
});

function lay(
	rows: OverlayInput['rows'],
	commands: LocalCommand[],
	more: Partial<OverlayInput> = {}
) {
	const { requests, opinions } = overlay({
		rows,
		commands,
		cursorsByScope: new Map([['firm:f1', 't.10']]),
		sendingIds: new Set(),
		signedIn: true,
		known: { personName: '李法官', firms: [{ id: 'f1', name: '甲公司' }], stations: [] },
		...more
	});
	return { request: requests[0], opinion: opinions[0], requests, opinions };
}

const stored = (d: object, k = 'request', id = requestId, rev = 1) => ({
	k,
	id,
	rev,
	d: d as Record<string, unknown>
});

test('a request made offline is there at once, with its local number and as not yet received', () => {
	const { request } = lay([], [create()]);
	expect(request).toMatchObject({
		status: 'submitted',
		number: null,
		rev: null,
		submittedAt: null,
		firmName: '甲公司',
		localNumber: 'L-0007',
		delivery: { state: 'queued', localNumber: 'L-0007' }
	});
});

test('after the answer it stays on the screen until the mirror has passed it, then the row takes over', () => {
	const done = create({ state: 'done', result: applied(11, { number: 'T2026-0002', rev: 1 }) });
	const before = lay([], [done]);
	expect(before.request).toMatchObject({
		number: 'T2026-0002',
		rev: 1,
		commandId: null,
		delivery: { state: 'received', number: 'T2026-0002' }
	});
	const after = lay([stored(row)], [done], { cursorsByScope: new Map([['firm:f1', 't.11']]) });
	expect(after.requests).toHaveLength(1);
	expect(after.request).toMatchObject({ number: 'T2026-0001', commandId: null });
	// Passed by the mirror and not in it: taken away since, so the receipt must not bring it back.
	expect(lay([], [done], { cursorsByScope: new Map([['firm:f1', 't.11']]) }).requests).toEqual([]);
});

test('a correction shows its new content and clears the reasons; its delivery is the queue’s', () => {
	const correct = command({
		type: 'request.correct',
		body: { ...content, contactPhone: '13900000000' }
	});
	const { request } = lay([stored(returned)], [correct], { sendingIds: new Set([correct.id]) });
	expect(request).toMatchObject({
		status: 'submitted',
		contactPhone: '13900000000',
		returned: null,
		commandId: correct.id,
		delivery: { state: 'sending', number: 'T2026-0001' }
	});
	expect(request?.history.at(-1)).toMatchObject({ event: 'correct', by: 'firm' });
});

test('an effect that has already arrived is not laid over a second time', () => {
	const correct = command({ type: 'request.correct', body: { ...content } });
	const { request } = lay([stored(row)], [correct]);
	expect(request?.history).toEqual(row.history);
	expect(request?.delivery.state).toBe('queued');
});

test('a refused command changes no row and asks for the person; later work does not hide it', () => {
	const refused = command({
		type: 'request.withdraw',
		body: { reason: '' },
		state: 'human',
		result: { id: 'x', status: 'rejected', code: 'forbidden', messageKey: '' }
	});
	const { request } = lay(
		[stored(returned)],
		[refused, command({ type: 'request.correct', body: content })]
	);
	expect(request).toMatchObject({
		status: 'submitted',
		commandId: refused.id,
		delivery: { state: 'needsAction', reasonKey: 'forbidden', number: 'T2026-0001' }
	});
});

test('a refused new request stays visible with its content', () => {
	const refused = create({
		state: 'human',
		result: { id: 'x', status: 'rejected', code: 'invalid', messageKey: '' }
	});
	expect(lay([], [refused]).request).toMatchObject({
		description: '想做一次体检',
		delivery: { state: 'needsAction', reasonKey: 'invalid' }
	});
});

test('the officer sees accept, return and a new opinion at once', () => {
	const accept = command({ type: 'request.accept' });
	expect(lay([stored(row)], [accept]).request?.status).toBe('accepted');
	const giveBack = command({
		type: 'request.return',
		body: { fields: [{ field: 'description', reason: '太短' }], note: '' }
	});
	expect(lay([stored(row)], [accept, giveBack]).request).toMatchObject({
		status: 'returned',
		returned: { fields: [{ field: 'description', reason: '太短' }] }
	});
	const issue = command({
		type: 'opinion.issue',
		entity: opinionId,
		body: {
			requestId,
			level: 'red',
			finding: '没有书面合同',
			basis: [{ law: '劳动合同法', article: '第十条' }],
			advice: '补签',
			deadline: '2026-12-24'
		}
	});
	const { request, opinion } = lay([stored(row)], [accept, issue]);
	expect(request?.status).toBe('opinionIssued');
	expect(opinion).toMatchObject({
		requestId,
		author: '李法官',
		number: null,
		response: null,
		delivery: { state: 'queued' },
		commandId: issue.id
	});
});

test('the firm’s answer to an opinion shows at once; received only with the answer of the server', () => {
	const opinionRow = {
		id: opinionId,
		requestId,
		number: 'Y2026-0001',
		itemId: null,
		level: 'red',
		finding: 'f',
		basis: [],
		advice: 'a',
		deadline: '2026-12-24',
		author: '李法官',
		issuedAt: '2026-11-24T03:00:00.000Z',
		response: null,
		responseReason: '',
		respondedAt: null
	};
	const answer = command({
		type: 'opinion.answer',
		entity: opinionId,
		body: { response: 'disagreed', reason: '已补签' }
	});
	const rows = [stored(opinionRow, 'opinion', opinionId)];
	expect(lay(rows, [answer]).opinion).toMatchObject({
		response: 'disagreed',
		responseReason: '已补签',
		delivery: { state: 'queued' }
	});
	const done = { ...answer, state: 'done' as const, result: applied(12) };
	expect(lay(rows, [done]).opinion).toMatchObject({
		response: 'disagreed',
		rev: 2,
		delivery: { state: 'received', at: '2026-11-24T09:00:00.000Z', number: 'Y2026-0001' }
	});
});

test('without a sign-in what is queued says so', () => {
	expect(lay([], [create()], { signedIn: false }).request?.delivery.state).toBe('awaitingSignIn');
});

test('rows of kinds this app does not know are left alone', () => {
	expect(lay([stored({}, 'visit', 'v1')], []).requests).toEqual([]);
});

test('a receipt of the new history is not taken for one that the old mirror has passed', () => {
	const done = create({ state: 'done', result: applied(3, { rev: 1 }) });
	const cursorsByScope = new Map([['firm:f1', 'lost.9']]);
	const timelines = [
		{ id: 'first', from: 0 },
		{ id: 'restored', from: 2 }
	];
	expect(lay([], [done], { cursorsByScope, timelines }).requests).toHaveLength(1);
	// Of a common timeline only what lies before the parting counts as read.
	cursorsByScope.set('firm:f1', 'first.9');
	expect(lay([], [done], { cursorsByScope, timelines }).requests).toHaveLength(1);
	cursorsByScope.set('firm:f1', 'restored.3');
	expect(lay([], [done], { cursorsByScope, timelines }).requests).toEqual([]);
});

test('a row that came before its receipt is passed is not changed a second time', () => {
	const at = '2026-11-24T09:00:00.000Z';
	const history = [...row.history, { at, event: 'accept' as const, by: 'court' as const }];
	const back = { at, event: 'return' as const, by: 'court' as const };
	const newer = { ...returned, history: [...history, back] };
	const accept = command({ type: 'request.accept', state: 'done', result: applied(11) });
	const { request } = lay([stored(newer)], [accept]);
	expect(request).toMatchObject({ status: 'returned', history: newer.history });
});
