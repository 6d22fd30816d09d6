import { rm } from 'node:fs/promises';
import { startServer } from './server.ts';

/**
 * Before the first test of a run: the demonstration city as a stopped server leaves it. Every server of
 * a test begins with a copy of its own, which costs far less than filling the city again.
 */
export default async function makeDemoWorld(): Promise<() => Promise<void>> {
	const server = await startServer();
	await server.stop();
	process.env.DEMO_WORLD = server.dataDir;
	return () => rm(server.dataDir, { recursive: true, force: true });
}
