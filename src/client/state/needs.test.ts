import { expect, it } from 'vitest';
import type { OpinionView, RequestView } from '#domain/sync/overlay';
import { needsOf } from './needs.ts';
import type { OutboxItem } from './outbox-item.ts';

const item = (commandId: string, state: OutboxItem['delivery']['state']) =>
	({ commandId, delivery: { state } }) as OutboxItem;
const request = (part: Partial<RequestView>) =>
	({
		id: 'r1',
		number: 'T2026-0153',
		localNumber: 'L-0007',
		status: 'returned',
		commandId: null,
		returned: {
			at: '2026-11-20T02:00:00Z',
			fields: [
				{ field: 'description', reason: '请写明金额' },
				{ field: 'contactPhone', reason: '打不通' }
			],
			note: ''
		},
		...part
	}) as RequestView;
const opinion = (part: Partial<OpinionView>) =>
	({
		id: 'o1',
		requestId: 'r1',
		number: 'Y2026-0009',
		deadline: '2026-12-24',
		response: null,
		commandId: null,
		...part
	}) as OpinionView;
const none = { requests: [], opinions: [], items: [] };

it('says nothing when nothing waits', () => {
	expect(needsOf(none)).toEqual([]);
	expect(needsOf({ ...none, items: [item('d', 'draft')] })).toEqual([]);
});

it('puts what could not be sent first, then returns, then opinions by deadline, then what only waits', () => {
	const needs = needsOf({
		requests: [request({})],
		opinions: [opinion({ id: 'late' }), opinion({ id: 'soon', deadline: '2026-12-01' })],
		items: [item('q1', 'queued'), item('q2', 'sending'), item('bad', 'needsAction')]
	});
	expect(needs.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
		'refused bad',
		'returned r1',
		'opinion soon',
		'opinion late',
		'waiting waiting'
	]);
	expect(needs.at(-1)).toMatchObject({ count: 2, href: '/outbox' });
	expect(needs[1]).toMatchObject({ number: 'T2026-0153', fields: 2, href: '/requests/r1' });
});

it('forgets a return once its correction is queued, and an opinion once it is answered', () => {
	expect(needsOf({ ...none, requests: [request({ commandId: 'c' })] })).toEqual([]);
	expect(needsOf({ ...none, requests: [request({ status: 'accepted' })] })).toEqual([]);
	expect(needsOf({ ...none, opinions: [opinion({ response: 'done' })] })).toEqual([]);
	expect(needsOf({ ...none, opinions: [opinion({ commandId: 'c' })] })).toEqual([]);
});

it('names a request the server has not numbered by its local number', () => {
	const [need] = needsOf({ ...none, requests: [request({ number: null })] });
	expect(need).toMatchObject({ number: 'L-0007' });
});

it('asks for a sign-in, a yes or an update in so many words, and keeps quiet for a while when asked to', () => {
	const items = [
		item('a', 'awaitingSignIn'),
		item('b', 'awaitingConsent'),
		item('c', 'awaitingConsent'),
		item('d', 'awaitingUpdate'),
		item('e', 'setAside')
	];
	const kinds = (isQuiet: boolean) =>
		needsOf({ ...none, items, isQuiet }).map((need) =>
			'count' in need ? `${need.kind} ${need.count}` : need.kind
		);
	expect(kinds(false)).toEqual(['awaiting 1', 'consent 2', 'update 1']);
	expect(kinds(true)).toEqual(['update 1']);
});
