import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type Kysely,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type TransactionSettings
} from 'kysely';
import { createMutex, type Release } from './mutex.ts';

/** SQLite needs no lock of its own for migrations: each runs inside one `begin immediate`. */
class Adapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}

/** Kysely on the SQLite inside Node: no native module, nothing to download or compile. */
export function createSqliteDialect(file: string): Dialect {
	return {
		createAdapter: () => new Adapter(),
		createDriver: () => new SqliteDriver(file),
		createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler()
	};
}

/**
 * One connection writes, under a lock of this process: node:sqlite blocks the thread while it waits
 * for another connection, so two writers here would wait for each other for ever. Reads go to
 * connections of their own, and WAL gives each read transaction one snapshot.
 */
class SqliteDriver implements Driver {
	#file: string;
	#writer: Handle | undefined;
	#reader: Handle | undefined;
	#idleReaders: Handle[] = [];
	#lock = createMutex();

	constructor(file: string) {
		this.#file = file;
	}

	async init() {
		this.#writer = new Handle(this.#file);
		// An in-memory database belongs to its one connection.
		this.#reader = this.#file === ':memory:' ? this.#writer : new Handle(this.#file);
	}

	async acquireConnection(): Promise<DatabaseConnection> {
		return new Connection(this);
	}

	async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
		const own = connection as Connection;
		if (settings.accessMode === 'read only' && this.#reader !== this.#writer) {
			own.handle = this.#idleReaders.pop() ?? new Handle(this.#file);
			own.handle.run('begin deferred');
			// SQLite takes the snapshot at the first read, not at `begin`.
			own.handle.run('select 1 from sqlite_schema limit 1');
			return;
		}
		own.release = await this.#lock();
		own.handle = this.#requireWriter();
		try {
			own.handle.run('begin immediate');
		} catch (error) {
			this.#unbind(own);
			throw error;
		}
	}

	async commitTransaction(connection: DatabaseConnection) {
		(connection as Connection).handle?.run('commit');
		this.#unbind(connection as Connection);
	}

	async rollbackTransaction(connection: DatabaseConnection) {
		const own = connection as Connection;
		try {
			// A failed commit may have ended the transaction already.
			if (own.handle?.isInTransaction) own.handle.run('rollback');
		} finally {
			this.#unbind(own);
		}
	}

	async releaseConnection(connection: DatabaseConnection) {
		this.#unbind(connection as Connection);
	}

	async destroy() {
		for (const handle of new Set([this.#writer, this.#reader, ...this.#idleReaders])) {
			handle?.close();
		}
		this.#idleReaders = [];
	}

	/** One statement outside a transaction. */
	async execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		if (isRead(query) && this.#reader) return this.#reader.execute(query);
		const release = await this.#lock();
		try {
			return this.#requireWriter().execute(query);
		} finally {
			release();
		}
	}

	#requireWriter(): Handle {
		if (!this.#writer) throw new Error('The database is closed.');
		return this.#writer;
	}

	#unbind(connection: Connection) {
		const { handle, release } = connection;
		connection.handle = undefined;
		connection.release = undefined;
		if (release) release();
		else if (handle) this.#idleReaders.push(handle);
	}
}

/** Light: it is bound to a real connection only for the length of a transaction. */
class Connection implements DatabaseConnection {
	handle: Handle | undefined;
	release: Release | undefined;
	#driver: SqliteDriver;

	constructor(driver: SqliteDriver) {
		this.#driver = driver;
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		return this.handle ? this.handle.execute(query) : this.#driver.execute(query);
	}

	async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
		yield await this.executeQuery<Row>(query);
	}
}

class Handle {
	#database: DatabaseSync;
	#statements = new Map<string, StatementSync>();

	constructor(file: string) {
		this.#database = new DatabaseSync(file, {
			enableForeignKeyConstraints: true,
			timeout: 10_000
		});
		this.#database.exec('pragma journal_mode = wal');
		// NORMAL may lose acknowledged commits at a power cut; a receipt must not be able to lie.
		this.#database.exec('pragma synchronous = full');
	}

	get isInTransaction(): boolean {
		return this.#database.isTransaction;
	}

	run(text: string): void {
		this.#database.exec(text);
	}

	execute<Row>(query: CompiledQuery): QueryResult<Row> {
		const statement = this.#prepare(query.sql);
		const parameters = query.parameters.map(toSqlite);
		if (statement.columns().length > 0) return { rows: statement.all(...parameters) as Row[] };
		const { changes, lastInsertRowid } = statement.run(...parameters);
		return {
			rows: [],
			numAffectedRows: BigInt(changes),
			insertId: BigInt(lastInsertRowid)
		};
	}

	close(): void {
		this.#statements.clear();
		this.#database.close();
	}

	#prepare(text: string): StatementSync {
		const known = this.#statements.get(text);
		if (known) return known;
		// Bounded: texts differ with the number of rows in an insert.
		if (this.#statements.size >= 300) this.#statements.clear();
		const statement = this.#database.prepare(text);
		this.#statements.set(text, statement);
		return statement;
	}
}

function isRead(query: CompiledQuery): boolean {
	if (query.query.kind === 'SelectQueryNode') return true;
	return query.query.kind === 'RawNode' && /^\s*(select|pragma|explain)\b/i.test(query.sql);
}

function toSqlite(value: unknown): SQLInputValue {
	if (value === undefined) return null;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (value instanceof Date) return value.toISOString();
	return value as SQLInputValue;
}
