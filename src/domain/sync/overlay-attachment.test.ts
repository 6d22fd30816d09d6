import { describe, expect, it } from 'vitest';
import { overlayAttachments } from './overlay-attachment.ts';
import type { LocalCommand } from './overlay.ts';

const request = '11111111-1111-4111-8111-111111111111';
const id = (n: number) => `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;

function command(n: number, more: Partial<LocalCommand> = {}, body: object = {}): LocalCommand {
	return {
		id: id(100 + n),
		after: [],
		type: 'file.attach',
		version: 1,
		entity: id(n),
		baseRev: null,
		madeAt: 1_790_000_000_000,
		body: {
			requestId: request,
			sha256: 'a'.repeat(64),
			name: `${n}.pdf`,
			type: 'application/pdf',
			bytes: 10,
			...body
		},
		state: 'pending',
		result: null,
		parkedCode: null,
		localNumber: null,
		...more
	};
}

function row(n: number, state: 'quarantined' | 'clean' | 'refused', reason: string | null = null) {
	const receivedAt = `2026-11-26T0${n}:00:00.000Z`;
	const d = { id: id(n), requestId: request, name: `${n}.pdf`, state, reason, receivedAt };
	return { k: 'attachment', id: id(n), rev: 1, d };
}

const see = (rows: ReturnType<typeof row>[], commands: LocalCommand[], cursor = '') =>
	overlayAttachments({
		rows,
		commands,
		cursorsByScope: new Map([['firm:1', cursor]]),
		sendingIds: new Set(),
		signedIn: true
	});

describe('files of a request', () => {
	it('stand in the order they came, with the queued ones behind', () => {
		const seen = see([row(2, 'clean'), row(1, 'quarantined')], [command(3)]);
		expect(seen.map(({ name, state }) => [name, state])).toEqual([
			['1.pdf', 'quarantined'],
			['2.pdf', 'clean'],
			['3.pdf', null]
		]);
		expect(seen[2]).toMatchObject({ delivery: { state: 'queued' }, sha256: 'a'.repeat(64) });
	});

	it('are received only by an answer of the server, and then being checked', () => {
		const result = {
			id: id(101),
			status: 'applied' as const,
			rev: 1,
			v: 9,
			scope: 'firm:1',
			at: '2026-11-26T08:00:00.000Z'
		};
		const [seen] = see([], [command(1, { state: 'done', result })]);
		expect(seen).toMatchObject({ state: 'quarantined', delivery: { state: 'received' } });
		// The feed has read past it and it is not there: another file stands in its place.
		expect(see([], [command(1, { state: 'done', result })], 't_1.9')).toEqual([]);
		// The row of the feed knows better than the receipt.
		expect(see([row(1, 'clean')], [command(1, { state: 'done', result })])).toHaveLength(1);
		expect(see([row(1, 'clean')], [command(1, { state: 'done', result })])[0]?.state).toBe('clean');
	});

	it('that were refused make room for their successor at once', () => {
		const seen = see([row(1, 'refused', 'damaged')], [command(2, {}, { replaces: id(1) })]);
		expect(seen.map(({ name }) => name)).toEqual(['2.pdf']);
	});

	it('of a shape this app does not know are left out', () => {
		expect(see([], [command(1, {}, { type: 'text/html' })])).toEqual([]);
	});
});
