import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { type App, createApp, type Overrides } from '../../src/server/app.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { seedWorld } from '../../src/server/demo/seed-world.ts';
import { type Cluster, startPostgres } from './postgres.ts';

/** One fresh database for each test, with the people and places of the demonstration city in it. */
export interface World {
	dialect: 'sqlite' | 'postgres';
	/** What a process needs to open the same database. */
	env: Record<string, string>;
	app: App;
	/** A second App on the same database, as another process of the server would be. */
	openAnother(overrides?: Overrides): Promise<App>;
}

/** Runs one suite on SQLite and on a real PostgreSQL: what holds on one must hold on the other. */
export function describeOnBoth(name: string, suite: (world: () => World) => void): void {
	describe.each(['sqlite', 'postgres'] as const)(`${name} on %s`, (dialect) => {
		let cluster: Cluster | undefined;
		let world: World | undefined;
		let end = async () => {};
		beforeAll(async () => {
			if (dialect === 'postgres') cluster = await startPostgres();
		});
		afterAll(() => cluster?.stop());
		beforeEach(async () => {
			({ world, end } = await openWorld(dialect, cluster));
		});
		afterEach(() => end());
		suite(() => {
			if (!world) throw new Error('The world exists inside tests only.');
			return world;
		});
	});
}

async function openWorld(dialect: World['dialect'], cluster: Cluster | undefined) {
	const folder = await mkdtemp(join(tmpdir(), 'faqiao-'));
	const env: Record<string, string> = {
		DATA_DIR: folder,
		LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
		...(cluster ? { DATABASE_URL: await cluster.createDatabase() } : {})
	};
	const apps: App[] = [];
	const openAnother = async (overrides?: Overrides) => {
		const app = await createApp(env, overrides);
		apps.push(app);
		return app;
	};
	const app = await openAnother();
	await migrate(app.db);
	await seedWorld(app.db, new Date());
	await app.sync.openTimeline();
	const end = async () => {
		await Promise.all(apps.map((one) => one.close()));
		await rm(folder, { recursive: true, force: true });
	};
	return { world: { dialect, env, app, openAnother }, end };
}
