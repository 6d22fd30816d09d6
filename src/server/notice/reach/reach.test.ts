import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createLog } from '../../log.ts';
import type { NoticeReader } from '../notice-reader.ts';
import { createReach } from './create-reach.ts';
import { migrate } from '../../db/migrate.ts';
import { openSqlite } from '../../db/open.ts';

const find: NoticeReader['find'] = async (number) =>
	(number === 7 ? { ok: true, value: {} } : { ok: false, code: 'not_found' }) as never;

async function open() {
	const log = createLog('silent');
	const { db } = openSqlite(':memory:');
	await migrate(db);
	let time = Date.UTC(2026, 10, 27);
	const core = { db, log, now: () => new Date(time) };
	return { core, reach: createReach(core, { find }), later: (ms: number) => (time += ms) };
}

const vote = (useful: unknown, id: unknown = randomUUID()) =>
	new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ id, useful })
	});
const shown = async (response: Promise<Response>) => (await response).json();

describe('the reach of a notice', () => {
	it('is a sum of downloads and of votes, from every process', async () => {
		const { core, reach } = await open();
		const other = createReach(core, { find });
		reach.took(7);
		reach.took(7);
		other.took(7);
		other.tookPack();
		expect((await reach.judge(vote(true), '7')).status).toBe(200);
		expect((await other.judge(vote(false), '7')).status).toBe(200);
		await other.flush();
		const counts = { taken: 3, useful: 1, useless: 1, packsTaken: 1 };
		expect(await shown(reach.show('7'))).toEqual(counts);
		await reach.flush();
		expect(await shown(reach.show('7'))).toEqual(counts);
		const rows = await core.db.selectFrom('notice_reach').selectAll().execute();
		expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['number', 'taken', 'useful', 'useless']);
	});

	it('takes a vote only for what is there, and not thousands from one who plays', async () => {
		const { reach, later } = await open();
		expect((await reach.judge(vote('yes'), '7')).status).toBe(400);
		expect((await reach.judge(vote(true, 'mine'), '7')).status).toBe(400);
		expect((await reach.judge(vote(true), '8')).status).toBe(404);
		for (let n = 0; n < 300; n++) await reach.judge(vote(true), '7');
		const refused = await reach.judge(vote(true), '7');
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
		expect(await shown(reach.show('7'))).toMatchObject({ useful: 300 });
		later(60_000);
		await reach.judge(vote(true), '7');
		expect(await shown(reach.show('7'))).toMatchObject({ useful: 301 });
	});

	it('is lost with a line in the log when the database is gone, and disturbs nobody', async () => {
		const { core, reach } = await open();
		const warned = vi.spyOn(core.log, 'warn');
		await core.db.destroy();
		reach.took(7);
		await reach.flush();
		expect(warned).toHaveBeenCalledOnce();
	});
});
