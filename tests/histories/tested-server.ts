import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../src/domain/account/actor.ts';
import { MAX_BYTES } from '../../src/domain/sync/wire.ts';
import { answerJson, type App, createApp, signInNeeded, tooLarge } from '../../src/server/app.ts';
import { describeMe } from '../../src/server/auth/describe-me.ts';
import { readActor } from '../../src/server/auth/session-repository.ts';
import { readConfig } from '../../src/server/config.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { openDatabase, openSqlite, type OpenDatabase } from '../../src/server/db/open.ts';
import { seedWorld } from '../../src/server/demo/seed-world.ts';
import { people } from '../../src/server/demo/world.ts';
import type { SyncOverrides } from '../../src/server/sync/sync.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';
import { pass } from './dice.ts';

export interface Asked {
	method: string;
	/** With its query. */
	path: string;
	body: string | null;
	/** Whose session the request carries; null without one. */
	account: string | null;
}

type Memory = Map<string, Array<Record<string, unknown>>>;
type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

// What a history cannot change, and what belongs to sign-in, stays as it is.
const untouched =
	/^(kysely_|sqlite_|notice|pack|account|auth_|sign_in_|second_|known_|rate_|verif|jurisdiction|station|firm)/;

/** The product's server in this process, over one database for all histories of a worker. */
export class TestedServer {
	app!: App;
	isUp = false;
	readonly dialect: 'sqlite' | 'postgres';
	/** Everything that changes; found by looking, so a new table is never forgotten in a backup. */
	#tables: string[] = [];
	#start: Memory = new Map();
	#overrides: SyncOverrides = {};
	#now = Date.UTC(2026, 10, 26, 1);
	#busy = 0;
	#env: Record<string, string>;
	#database: OpenDatabase;
	#end: () => Promise<void>;

	private constructor(
		dialect: 'sqlite' | 'postgres',
		env: Record<string, string>,
		database: OpenDatabase,
		end: () => Promise<void>
	) {
		this.dialect = dialect;
		this.#env = env;
		this.#database = database;
		this.#end = end;
	}

	static async open(dialect: 'sqlite' | 'postgres'): Promise<TestedServer> {
		const folder = await mkdtemp(join(tmpdir(), 'faqiao-'));
		const cluster: Cluster | null = dialect === 'postgres' ? await startPostgres() : null;
		const env: Record<string, string> = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
		if (cluster) env['DATABASE_URL'] = await cluster.createDatabase();
		const database = cluster ? openDatabase(readConfig(env)) : openSqlite(':memory:');
		const server = new TestedServer(dialect, env, database, async () => {
			await database.close();
			await cluster?.stop();
			await rm(folder, { recursive: true, force: true });
		});
		await migrate(database.db);
		await seedWorld(database.db, new Date(server.#now));
		const tables = await database.db.introspection.getTables();
		server.#tables = tables.map(({ name }) => name).filter((name) => !untouched.test(name));
		server.#start = await server.backup();
		return server;
	}

	get db(): App['db'] {
		return this.#database.db;
	}

	/** As on the first day: nothing queued, nobody's request, clock at nothing. */
	async begin(overrides: SyncOverrides): Promise<void> {
		this.#overrides = overrides;
		await this.restore(this.#start);
	}

	/** Another process on the same data, as after every start. */
	async restart(): Promise<void> {
		await this.#stop();
		await this.#startProcess();
	}

	async backup(): Promise<Memory> {
		const memory: Memory = new Map();
		await this.#database.db
			.transaction()
			.setIsolationLevel('repeatable read')
			.setAccessMode('read only')
			.execute(async (trx) => {
				for (const table of this.#tables) {
					memory.set(
						table,
						await (trx as unknown as AnyTables).selectFrom(table).selectAll().execute()
					);
				}
			});
		return memory;
	}

	async restore(memory: Memory): Promise<void> {
		await this.#stop();
		await this.#database.db.transaction().execute(async (trx) => {
			const any = trx as unknown as AnyTables;
			const isPostgres = this.dialect === 'postgres';
			// Rows come back in the order of their tables' names; what they point to may come later.
			if (isPostgres) await sql`set local session_replication_role = replica`.execute(trx);
			else await sql`pragma defer_foreign_keys = on`.execute(trx);
			if (isPostgres) {
				await sql.raw(this.#tables.map((table) => `delete from "${table}"`).join(';')).execute(trx);
			}
			for (const table of this.#tables) {
				if (!isPostgres) await any.deleteFrom(table).execute();
				const rows = memory.get(table) ?? [];
				if (rows.length > 0) await any.insertInto(table).values(rows).execute();
			}
		});
		await this.#startProcess();
	}

	/** What the routes do: who asks, the part of the app that answers, and its answer as bytes. */
	async handle(asked: Asked): Promise<Response> {
		if (!this.isUp) throw new TypeError('the server is down');
		this.#busy += 1;
		this.#now += 1000;
		try {
			return await this.#route(asked);
		} catch {
			return answerJson(500, { code: 'internal', message: '' });
		} finally {
			this.#busy -= 1;
		}
	}

	async actorOf(account: string): Promise<Actor> {
		const person = people.find((one) => one.accountId === account);
		if (!person) throw new Error(`nobody has the account ${account}`);
		const { name, role } = person;
		return readActor(this.db, { id: account, name, role, disabledAt: null });
	}

	close(): Promise<void> {
		return this.#end();
	}

	async #route({ method, path, body, account }: Asked): Promise<Response> {
		const url = new URL(path, 'http://server.test');
		if (url.pathname === '/healthz') return answerJson(200, { status: 'ok' });
		if (account === null) return signInNeeded();
		const actor = await this.actorOf(account);
		if (url.pathname === '/api/v1/me') return answerJson(200, await describeMe(this.app, actor));
		if (method === 'POST' && body !== null) {
			if (Buffer.byteLength(body) > MAX_BYTES) return answerJson(413, tooLarge.body);
			const answer = await this.app.sync.applyBatch(actor, JSON.parse(body));
			return answerJson(answer.status, answer.body);
		}
		const query = url.searchParams;
		const [scope, cursor] = [query.get('scope') ?? '', query.get('cursor') ?? ''];
		const answer = await this.app.sync.readChanges(
			actor,
			scope,
			cursor,
			Number(query.get('limit'))
		);
		return answerJson(answer.status, answer.body);
	}

	async #stop(): Promise<void> {
		this.isUp = false;
		while (this.#busy > 0) await pass(1);
	}

	async #startProcess(): Promise<void> {
		this.app = await createApp(this.#env, {
			database: this.#database,
			now: () => new Date(this.#now),
			sync: this.#overrides
		});
		await this.app.sync.openTimeline();
		this.isUp = true;
	}
}
