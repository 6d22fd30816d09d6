import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { App } from '../../src/server/app.ts';
import { publishNotices } from '../../src/server/notice/publish-notices.ts';
import { describeOnBoth } from '../support/databases.ts';
import { openWithClock } from '../support/moving-clock.ts';
import { makeDraft } from '../support/notices.ts';

const number = '25';

async function vote({ notices }: App, id: string, useful: boolean): Promise<number> {
	const request = new Request('http://localhost/', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ id, useful })
	});
	return (await notices.reach.judge(request, number)).status;
}

const sums = async ({ notices }: App) => (await notices.reach.show(number)).json();

describeOnBoth('votes on a notice', (world) => {
	it('count once, however often and to whichever process a phone sends them', async () => {
		const { app, openAnother } = world();
		await publishNotices(app, () => [makeDraft('a')]);
		const other = await openAnother();
		const id = randomUUID();
		const tries = [app, other, app, other].map((one) => vote(one, id, true));
		expect(await Promise.all(tries)).toEqual([200, 200, 200, 200]);
		expect(await vote(app, randomUUID(), false)).toBe(200);
		expect(await sums(other)).toMatchObject({ useful: 1, useless: 1 });
	});

	it('are remembered for 400 days, by nothing but their ids', async () => {
		const clocked = await openWithClock(world());
		const { app, sleepDays } = clocked;
		await publishNotices(app, () => [makeDraft('a')]);
		const id = randomUUID();
		await vote(app, id, true);
		const kept = () => app.db.selectFrom('notice_vote').selectAll().execute();
		expect(await kept()).toEqual([{ id, day: '2026-11-26' }]);
		sleepDays(400);
		expect(await app.maintenance.run()).toMatchObject({ votes: 0 });
		await vote(app, id, true);
		sleepDays(1);
		expect(await app.maintenance.run()).toMatchObject({ votes: 1 });
		expect([await kept(), await sums(app)]).toMatchObject([[], { useful: 1 }]);
	});
});
