import { type Env, readConfig } from './config.ts';
import type { Core } from './core.ts';
import { openDatabase } from './db/open.ts';
import { createHealth, type Health } from './health.ts';
import { createLog } from './log.ts';
import { readSecret } from './secret.ts';

/** The composition root: the only place that wires parts together. Routes call `app.<part>.<verb>()`. */
export interface App extends Core {
	health: Health;
	close(): Promise<void>;
}

/** Opens what the environment names. The caller migrates and closes. */
export async function createApp(env: Env, overrides: Partial<Core> = {}): Promise<App> {
	const config = readConfig(env);
	const log = overrides.log ?? createLog(config.logLevel);
	const { db, dialect, close } = openDatabase(config, log);
	const core: Core = {
		config,
		secret: readSecret(config),
		log,
		db,
		dialect,
		now: () => new Date(),
		...overrides
	};
	return { ...core, health: createHealth(core), close };
}

// The built routes carry their own copy of this module: the process, not the module, holds the one App.
const key = Symbol.for('faqiao.app');
const holder = globalThis as { [key]?: Promise<App> };

/** The App of this process, made at the first call. */
export function getApp(): Promise<App> {
	holder[key] ??= createApp(process.env);
	return holder[key];
}
