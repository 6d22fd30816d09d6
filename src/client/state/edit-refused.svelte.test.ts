import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import { waysOut } from '#domain/sync/ways-out';
import { openForEditing } from './edit-refused.ts';
import { outbox } from './outbox.svelte.ts';

const refused = (type: string, entity: string, body: Record<string, unknown>) =>
	({ id: `c-${entity}`, type, entity, body, state: 'human' }) as QueuedCommand;

const bodies: Record<string, Record<string, unknown>> = {
	'request.create': { kind: 'healthCheck', localNumber: 'L-0001', description: '三名新员工' },
	'request.correct': { description: '三名新员工' },
	'request.return': { fields: [{ field: 'description', reason: '请写明金额' }], note: '' },
	'opinion.issue': { requestId: 'r9', itemId: null, level: 'red', finding: '没有签合同' },
	'manuscript.save': { titleZh: '没有书面合同的代价', keeps: [] }
};

test('what was typed lies in the draft its form reads', async () => {
	expect(
		await openForEditing(refused('request.create', 'r1', bodies['request.create'] ?? {}))
	).toBe('/requests/r1/edit');
	const draft = await outbox.readDraft('edit-r1');
	expect(draft).toMatchObject({
		kind: 'request.create',
		value: { requestId: 'r1', description: '三名新员工', withheld: [], firmId: '' }
	});
	await openForEditing(refused('request.return', 'r1', bodies['request.return'] ?? {}));
	expect((await outbox.readDraft('return-r1'))?.value).toEqual({
		requestId: 'r1',
		fields: ['description'],
		reasons: { description: '请写明金额' },
		note: ''
	});
});

test('a draft begun since is kept', async () => {
	await outbox.saveDraft('edit-r2', 'request.create', { requestId: 'r2', description: '新写的' });
	await openForEditing(refused('request.create', 'r2', { description: '旧的' }));
	expect((await outbox.readDraft('edit-r2'))?.value).toMatchObject({ description: '新写的' });
});

test('every type that offers to be changed has a form to open', async () => {
	for (const [type, body] of Object.entries(bodies)) {
		const command = { ...refused(type, 'r3', body), result: null, parkedCode: 'too_large' };
		expect(waysOut(command, null)[0]).toEqual({ way: 'edit' });
		expect(await openForEditing(command)).toMatch(/^\/(requests|staff\/ledger|staff\/notices)\//);
	}
});
