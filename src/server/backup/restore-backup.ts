import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Config } from '../config.ts';
import { databaseName, keptNames, readClock } from './make-backup.ts';
import { extractEntry, listTar, type TarEntry } from './tar.ts';

export interface Restored {
	files: number;
	clock: number;
	/** Where what was there before lies now; null when there was nothing. */
	before: string | null;
}

export type RestoreFailure = 'postgres' | 'no_file' | 'not_a_backup' | 'server_runs';

/**
 * Puts a backup in place of the data folder's content. It is unpacked and checked first, and what was
 * there is moved aside, never deleted. The next start opens a new timeline, and phones give back what
 * the backup had not seen.
 */
export async function restoreBackup(
	config: Pick<Config, 'dataDir' | 'databaseUrl'>,
	from: string,
	now: Date
): Promise<Result<Restored, RestoreFailure>> {
	if (config.databaseUrl) return fail('postgres');
	const archive = resolve(from);
	if (!existsSync(archive)) return fail('no_file');
	const entries = await readEntries(archive);
	if (!entries) return fail('not_a_backup');

	const { dataDir } = config;
	await mkdir(dataDir, { recursive: true });
	const work = await mkdtemp(join(dataDir, '.restore-'));
	try {
		for (const entry of entries) await extractEntry(archive, entry, join(work, entry.name));
		const clock = readClock(join(work, databaseName));
		if (clock === null) return fail('not_a_backup');
		if (isInUse(join(dataDir, databaseName))) return fail('server_runs');

		const before = await moveAside(dataDir, now);
		for (const name of [...keptNames, databaseName]) {
			const unpacked = join(work, name);
			if (existsSync(unpacked)) await rename(unpacked, join(dataDir, name));
		}
		return ok({ files: entries.length - 1, clock, before });
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

/** Null for what is not a whole backup of ours; names decide where bytes go, so they are checked one by one. */
async function readEntries(archive: string): Promise<TarEntry[] | null> {
	const file = await open(archive, 'r');
	try {
		const entries = await listTar(file);
		const isOurs = (name: string) =>
			name === databaseName || name === 'secret' || /^files(\/[\w-][\w.-]*)+$/.test(name);
		const hasDatabase = entries.some(({ name }) => name === databaseName);
		return hasDatabase && entries.every(({ name }) => isOurs(name)) ? entries : null;
	} catch {
		return null;
	} finally {
		await file.close();
	}
}

/** Leaving the write-ahead log needs the database for oneself alone. */
function isInUse(file: string): boolean {
	if (!existsSync(file)) return false;
	const database = new DatabaseSync(file, { timeout: 0 });
	try {
		database.exec('pragma journal_mode = delete');
		return false;
	} catch {
		return true;
	} finally {
		database.close();
	}
}

async function moveAside(dataDir: string, now: Date): Promise<string | null> {
	const names = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, ...keptNames];
	const there = names.filter((name) => existsSync(join(dataDir, name)));
	if (there.length === 0) return null;
	const stamp = now.toISOString().replace(/[:.]/g, '-');
	const before = join(dataDir, `before-restore-${stamp}`);
	await mkdir(before, { mode: 0o700 });
	for (const name of there) await rename(join(dataDir, name), join(before, name));
	return before;
}
