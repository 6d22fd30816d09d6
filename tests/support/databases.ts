import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { type App, createApp, type Overrides } from '../../src/server/app.ts';
import { copyDatabase, dropDatabase } from './postgres.ts';

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
		let world: World | undefined;
		let end = async () => {};
		beforeEach(async () => {
			({ world, end } = await openWorld(dialect));
		});
		afterEach(() => end());
		suite(() => {
			if (!world) throw new Error('The world exists inside tests only.');
			return world;
		});
	});
}

async function openWorld(dialect: World['dialect']) {
	const template = inject('world');
	const folder = await mkdtemp(join(tmpdir(), 'faqiao-'));
	const address = dialect === 'postgres' ? await copyDatabase(template.databaseUrl) : null;
	if (address === null) await cp(template.dataDir, folder, { recursive: true });
	const env: Record<string, string> = {
		DATA_DIR: folder,
		LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
		...(address === null ? {} : { DATABASE_URL: address })
	};
	const apps: App[] = [];
	const openAnother = async (overrides?: Overrides) => {
		const app = await createApp(env, overrides);
		apps.push(app);
		return app;
	};
	const app = await openAnother();
	await app.sync.openTimeline();
	const end = async () => {
		await Promise.all(apps.map((one) => one.close()));
		if (address !== null) await dropDatabase(address);
		await rm(folder, { recursive: true, force: true });
	};
	return { world: { dialect, env, app, openAnother }, end };
}
