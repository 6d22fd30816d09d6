import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MAX_FILE_BYTES } from '../../domain/files/limits.ts';
import { type App, getApp } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { seedDemo } from '../demo/seed.ts';
import { createHttpServer, type Handler } from '../http/server.ts';
import { createLog } from '../log.ts';

const startedAt = performance.now();
const ownBuild = new URL('../../../build/', import.meta.url);
/** Longer than any honest request, shorter than the patience of a process manager. */
const drainMs = 10_000;

try {
	await serve();
} catch (error) {
	// A wrong value is for the operator to read; everything else is for the log.
	if (error instanceof ConfigError) console.error(error.message);
	else createLog('fatal').fatal({ err: error }, 'could not start');
	process.exit(1);
}

async function serve(): Promise<void> {
	const config = readConfig(process.env);
	const folder = config.buildDir ? pathToFileURL(`${resolve(config.buildDir)}/`) : ownBuild;
	const built = new URL('handler.js', folder);
	if (!existsSync(built))
		throw new ConfigError('There is no build yet: run `npm run build` first.');
	// Read by the framework's handler when it is loaded. Only files may be so long: hooks.server.ts holds
	// every other body to far less.
	process.env.ORIGIN = config.origin;
	process.env.BODY_SIZE_LIMIT ??= String(MAX_FILE_BYTES + 1);
	const app = await getApp();
	for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
		// The last resort: what nobody expected may have left half a state, so the process ends.
		process.on(event, (error) => {
			app.log.fatal({ err: error }, event);
			process.exit(1);
		});
	}
	if (config.seed === 'demo') await seedDemo(app, app.now());
	const { handler } = (await import(built.href)) as { handler: Handler };
	const server = createHttpServer({ hosts: config.hosts, log: app.log }, handler);
	server.on('error', (error) => {
		app.log.fatal({ err: error }, 'cannot listen');
		process.exit(1);
	});
	server.listen({ port: config.port, host: config.host }, () => {
		const ms = Math.round(performance.now() - startedAt);
		app.log.info({ origin: config.origin, database: app.dialect, ms }, `ready on ${config.origin}`);
	});
	const stopMaintenance = app.maintenance.start();
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => void stop(app, server, stopMaintenance));
	}
}

/** Answers what has begun, takes nothing new, then closes the database. */
async function stop(
	app: App,
	server: ReturnType<typeof createHttpServer>,
	stopMaintenance: () => Promise<void>
): Promise<void> {
	app.log.info('stopping');
	const closed = new Promise((resolve) => server.close(resolve));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), drainMs).unref();
	await Promise.all([closed, stopMaintenance()]);
	await app.close();
	process.exit(0);
}
