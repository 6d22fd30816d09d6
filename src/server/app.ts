import { type Accounts, createAccounts } from './auth/accounts.ts';
import { type Env, readConfig } from './config.ts';
import type { Core } from './core.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type OpenDatabase } from './db/open.ts';
import { createFiles, type Files } from './files/create-files.ts';
import { createHealth, type Health } from './health.ts';
import { createCspReports } from './http/csp-report.ts';
import { createLog, type Log } from './log.ts';
import { createMaintenance, type Maintenance } from './maintenance.ts';
import { createDiscovery, type Discovery } from './notice/discovery/create-discovery.ts';
import { createImports, type Imports } from './notice/import/create-imports.ts';
import { createNotices, type Notices } from './notice/create-notices.ts';
import type { Notify } from './notify/notify.ts';
import { readSecret } from './secret.ts';
import { createSync, type Sync, type SyncOverrides } from './sync/sync.ts';
import { createSyncApi, type SyncApi } from './sync/sync-api.ts';

export { buildDocument } from './http/openapi/build-document.ts';
export { boundBody, drainBody } from './http/bound-body.ts';
export { answerJson, forbidden, signInNeeded } from './http/answer.ts';
export { refuseForeign } from './http/refuse-foreign.ts';
export { readJson } from './http/read-json.ts';
export { isTemporary } from './sync/database-errors.ts';
export { busy, tooLarge } from './sync/sync.ts';

/** The composition root: the only place that wires parts together. Routes call `app.<part>.<verb>()`. */
export interface App extends Core {
	health: Health;
	sync: Sync;
	syncApi: SyncApi;
	notices: Notices;
	imports: Imports;
	discovery: Discovery;
	accounts: Accounts;
	files: Files;
	maintenance: Maintenance;
	/** Takes a browser's report that a content policy stopped something. */
	reportCsp(request: Request): Promise<Response>;
	close(): Promise<void>;
}

/** What a test or a command may put in place of what the environment names. */
export interface Overrides {
	database?: OpenDatabase;
	log?: Log;
	now?: () => Date;
	notify?: Notify;
	sync?: SyncOverrides;
}

/** Opens what the environment names. The caller migrates and closes. */
export async function createApp(env: Env, overrides: Overrides = {}): Promise<App> {
	const config = readConfig(env);
	const log = overrides.log ?? createLog(config.logLevel);
	const { db, dialect, close } = overrides.database ?? openDatabase(config, log);
	const now = overrides.now ?? (() => new Date());
	const core: Core = { config, secret: readSecret(config), log, db, dialect, now };
	const files = createFiles(core);
	const sync = createSync(core, overrides.sync);
	const notices = createNotices(core);
	return {
		...core,
		health: createHealth(core),
		reportCsp: createCspReports(core),
		sync,
		syncApi: createSyncApi(core, sync),
		notices,
		discovery: createDiscovery(core, notices),
		imports: createImports(core),
		accounts: createAccounts(core, overrides.notify),
		maintenance: createMaintenance(core, files),
		files,
		async close() {
			await files.stop();
			await notices.reach.flush();
			await close();
		}
	};
}

// The built routes carry their own copy of this module: the process, not the module, holds the one App.
const key = Symbol.for('faqiao.app');
const holder = globalThis as { [key]?: Promise<App> };

/** The App of this process, made at the first call. */
export function getApp(): Promise<App> {
	holder[key] ??= startApp();
	return holder[key];
}

/** Every start of a serving process opens a timeline and checks files; commands of the operator do not. */
async function startApp(): Promise<App> {
	const app = await createApp(process.env);
	await migrate(app.db);
	await app.sync.openTimeline();
	// Made at the first start, so that no reading request ever writes.
	await app.notices.publicKey();
	app.files.start();
	return app;
}
