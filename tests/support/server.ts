import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What Node has compiled once it need not compile again: a start takes a third less. */
const compiled = { NODE_COMPILE_CACHE: join(projectRoot, '.cache/compiled') };

export interface ServerOptions {
	dataDir?: string;
	port?: number;
	seed?: 'demo' | 'none';
	env?: Record<string, string>;
}

/** The built server in a process of its own, so that a test can kill it as a power cut would. */
export interface TestServer {
	origin: string;
	port: number;
	dataDir: string;
	env: Record<string, string>;
	process: ChildProcess;
	/** Everything it has written so far: the log is one JSON object a line. */
	output(): string;
	/** SIGKILL, nothing is flushed. The data folder stays for the next start. */
	kill(): Promise<void>;
	/** Orderly stop. The data folder stays. */
	stop(): Promise<void>;
	/** Starts again on the same port and data. */
	restart(): Promise<TestServer>;
	/** Stops and removes the data folder. */
	dispose(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
	const dataDir = options.dataDir ?? (await makeDataDir(options));
	const port = options.port ?? (await freePort());
	const origin = `http://localhost:${port}`;
	const env = {
		PORT: String(port),
		ORIGIN: origin,
		DATA_DIR: dataDir,
		SEED: options.seed ?? 'demo',
		...options.env
	};
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', 'src/server/cli/serve.ts'],
		{
			cwd: projectRoot,
			env: { ...process.env, ...compiled, ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		}
	);
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	await waitUntilReady(child, port, () => output);
	const server: TestServer = {
		origin,
		port,
		dataDir,
		env,
		process: child,
		output: () => output,
		kill: () => end(child, 'SIGKILL'),
		stop: () => end(child, 'SIGTERM'),
		restart: async () => {
			await end(child, 'SIGTERM');
			return startServer({ ...options, dataDir, port });
		},
		dispose: async () => {
			await end(child, 'SIGKILL');
			await rm(dataDir, { recursive: true, force: true });
		}
	};
	return server;
}

/** Filled by tests/support/demo-world.ts where the run has it; else the server fills its city itself. */
async function makeDataDir({ seed = 'demo', env }: ServerOptions): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'faqiao-'));
	const world = process.env.DEMO_WORLD;
	// With a database of its own the folder would tell of another city.
	if (world && seed === 'demo' && !env?.['DATABASE_URL']) {
		await cp(world, dataDir, { recursive: true });
	}
	return dataDir;
}

/** Runs an operator command (`src/server/cli/<name>.ts`) beside a running server and returns what it printed. */
export async function runCommand(
	server: Pick<TestServer, 'env'>,
	name: string,
	...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', `src/server/cli/${name}.ts`, ...args],
		{
			cwd: projectRoot,
			env: { ...process.env, ...compiled, ...server.env },
			stdio: ['ignore', 'pipe', 'pipe']
		}
	);
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk) => (stdout += chunk));
	child.stderr.on('data', (chunk) => (stderr += chunk));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code: code ?? 1, stdout, stderr };
}

/**
 * Below the ports that systems give to outgoing connections (from 32768 on): a server that was killed
 * must find its port free when it comes back.
 */
const firstPort = 15_000;
const portCount = 15_000;
let nextPort = (process.pid * 97) % portCount;

export async function freePort(): Promise<number> {
	for (let tries = 0; tries < 100; tries++) {
		const port = firstPort + (nextPort++ % portCount);
		const probe = createServer();
		const isFree = await new Promise<boolean>((resolve) => {
			probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
		});
		if (!isFree) continue;
		await new Promise((resolve) => probe.close(resolve));
		return port;
	}
	throw new Error('no port');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const closed = once(child, 'exit');
	child.kill(signal);
	await closed;
}

async function waitUntilReady(
	child: ChildProcess,
	port: number,
	output: () => string
): Promise<void> {
	for (let tries = 0; tries < 1000; tries++) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Error(`The server ended before it was ready:\n${output()}`);
		}
		const response = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	child.kill('SIGKILL');
	throw new Error(`The server was not ready after 30 s:\n${output()}`);
}
