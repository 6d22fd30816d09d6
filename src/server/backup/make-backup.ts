import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Config } from '../config.ts';
import { TarWriter } from './tar.ts';

export const databaseName = 'faqiao.db';
/** Kept beside the database. Packs are left out: they are made again from it. */
export const keptNames = ['secret', 'files'] as const;

export interface Backup {
	bytes: number;
	/** Attachments and other files beside the database. */
	files: number;
	/** The clock of the feed at the moment of the copy. */
	clock: number;
}

export type BackupFailure = 'postgres' | 'no_database' | 'file_exists' | 'damaged';

/**
 * Copies the data of a running server into one file, readable by any `tar`. The database is copied in
 * one snapshot; attachments never change under their name, so those it names are still there after it.
 */
export async function makeBackup(
	config: Pick<Config, 'dataDir' | 'databaseUrl'>,
	to: string
): Promise<Result<Backup, BackupFailure>> {
	if (config.databaseUrl) return fail('postgres');
	const database = join(config.dataDir, databaseName);
	if (!existsSync(database)) return fail('no_database');
	const target = resolve(to);
	if (existsSync(target)) return fail('file_exists');

	const work = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
	try {
		const copy = join(work, databaseName);
		copySnapshot(database, copy);
		const clock = readClock(copy);
		if (clock === null) return fail('damaged');
		const part = join(work, 'backup.tar');
		const file = await open(part, 'wx', 0o600);
		let files = 0;
		let bytes: number;
		try {
			const tar = new TarWriter(file);
			if (!(await tar.addFile(databaseName, copy))) return fail('damaged');
			for (const name of await filesToKeep(config.dataDir)) {
				// One that was taken away meanwhile is named by nothing that will be restored.
				if (await tar.addFile(name, join(config.dataDir, name))) files += 1;
			}
			bytes = await tar.end();
			await file.sync();
		} finally {
			await file.close();
		}
		// Under its name only when it is whole.
		await rename(part, target);
		return ok({ bytes, files, clock });
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

/** One read transaction, beside a server that goes on writing; never a copy of the file itself. */
function copySnapshot(from: string, to: string): void {
	const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
	try {
		database.prepare('vacuum into ?').run(to);
	} finally {
		database.close();
	}
}

/** The clock of a whole and sound database of ours; null for anything else. */
export function readClock(file: string): number | null {
	try {
		const database = new DatabaseSync(file, { readOnly: true });
		try {
			const { integrity_check: verdict } = database.prepare('pragma integrity_check').get() ?? {};
			if (verdict !== 'ok') return null;
			return Number(database.prepare('select v from clock').get()?.v);
		} finally {
			database.close();
		}
	} catch {
		return null;
	}
}

async function filesToKeep(dataDir: string): Promise<string[]> {
	const names: string[] = [];
	for (const kept of keptNames) {
		const path = join(dataDir, kept);
		if (!existsSync(path)) continue;
		if ((await stat(path)).isFile()) {
			names.push(kept);
			continue;
		}
		for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile()) continue;
			names.push(relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'));
		}
	}
	return names;
}
