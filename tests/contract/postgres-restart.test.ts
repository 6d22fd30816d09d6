import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';

let cluster: Cluster;
beforeAll(async () => void (cluster = await startPostgres()));
afterAll(() => cluster.stop());

it('a PostgreSQL that started again opens a new timeline by itself, once, and work goes on', async () => {
	const DATA_DIR = await mkdtemp(join(tmpdir(), 'faqiao-'));
	const env = { DATA_DIR, DATABASE_URL: await cluster.createDatabase(), LOG_LEVEL: 'silent' };
	const app = await createApp(env);
	await migrate(app.db);
	await app.sync.openTimeline();
	const timelines = async () => {
		const answer = await app.sync.readChanges(null, 'notices', '');
		return answer.status === 200 ? answer.body.meta.timelines.length : 0;
	};
	expect(await timelines()).toBe(1);
	await cluster.restart();
	// The first question after the restart may meet the broken connection; the next ones must not.
	await app.health.check();
	await Promise.all(Array.from({ length: 8 }, () => app.health.check()));
	expect((await app.health.check()).ok).toBe(true);
	expect(await timelines()).toBe(2);
	await app.close();
	await rm(DATA_DIR, { recursive: true, force: true });
});
