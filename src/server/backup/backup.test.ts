import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { createLog } from '../log.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { listTar, TarWriter } from './tar.ts';

let dataDir: string;
let file: string;
const now = new Date('2026-11-26T08:00:00Z');
const photo = join('files', 'ab', `${'c'.repeat(64)}`);

beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'faqiao-backup-'));
	file = join(dataDir, '..', `${dataDir.split('/').at(-1)}.tar`);
});
afterEach(() => {
	rmSync(dataDir, { recursive: true, force: true });
	rmSync(file, { force: true });
});

async function openApp() {
	const env = { DATA_DIR: dataDir };
	const app = await createApp(env, { log: createLog('silent') });
	await migrate(app.db);
	return app;
}

async function countTimelines() {
	const app = await openApp();
	const rows = await app.db.selectFrom('timeline').select('id').execute();
	await app.close();
	return rows.length;
}

test('a backup of a running server comes back as it was, and what was there is moved aside', async () => {
	const app = await openApp();
	await app.sync.openTimeline();
	mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
	writeFileSync(join(dataDir, photo), Buffer.alloc(700_001, 7));
	writeFileSync(join(dataDir, 'files', 'empty'), '');
	const secret = readFileSync(join(dataDir, 'secret'), 'utf8');

	expect(await makeBackup({ dataDir, databaseUrl: undefined }, file)).toMatchObject({
		ok: true,
		value: { files: 3, clock: 0 }
	});
	await app.sync.openTimeline();
	await app.close();
	writeFileSync(join(dataDir, photo), 'changed');
	writeFileSync(join(dataDir, 'files', 'newer'), 'newer');
	writeFileSync(join(dataDir, 'secret'), 'x'.repeat(40));

	const restored = await restoreBackup({ dataDir, databaseUrl: undefined }, file, now);
	expect(restored).toMatchObject({ ok: true, value: { files: 3 } });
	expect(await countTimelines()).toBe(1);
	expect(readFileSync(join(dataDir, photo)).equals(Buffer.alloc(700_001, 7))).toBe(true);
	expect(readFileSync(join(dataDir, 'files', 'empty'), 'utf8')).toBe('');
	expect(existsSync(join(dataDir, 'files', 'newer'))).toBe(false);
	expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(secret);
	const aside = readdirSync(dataDir).find((name) => name.startsWith('before-restore-')) ?? '';
	expect(readFileSync(join(dataDir, aside, 'files', 'newer'), 'utf8')).toBe('newer');
	expect(readdirSync(dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('any tar opens it', async () => {
	const app = await openApp();
	await app.close();
	mkdirSync(join(dataDir, 'files', 'd'.repeat(60)), { recursive: true });
	const long = join('files', 'd'.repeat(60), 'e'.repeat(64));
	writeFileSync(join(dataDir, long), 'long');
	await makeBackup({ dataDir, databaseUrl: undefined }, file);
	const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
	expect(names).toEqual(['faqiao.db', 'secret', long]);
});

test('what is taken away meanwhile is left out, and a name that no header can hold is refused, not cut', async () => {
	writeFileSync(join(dataDir, 'there'), 'there');
	const archive = await open(file, 'wx+');
	const tar = new TarWriter(archive);
	expect(await tar.addFile('gone', join(dataDir, 'gone'))).toBe(false);
	expect(await tar.addFile('there', join(dataDir, 'there'))).toBe(true);
	const long = `files/${'合'.repeat(60)}`;
	await expect(tar.addFile(long, join(dataDir, 'there'))).rejects.toThrow('too long a name');
	await tar.end();
	expect((await listTar(archive)).map(({ name }) => name)).toEqual(['there']);
	await archive.close();
});

test('a restore refuses under a running server, a cut file and a foreign one, and changes nothing', async () => {
	const app = await openApp();
	await app.sync.openTimeline();
	const config = { dataDir, databaseUrl: undefined };
	await makeBackup(config, file);
	expect(await restoreBackup(config, file, now)).toEqual({ ok: false, code: 'server_runs' });
	await app.sync.openTimeline();
	await app.close();

	truncateSync(file, 100_000);
	expect(await restoreBackup(config, file, now)).toEqual({ ok: false, code: 'not_a_backup' });
	writeFileSync(file, 'hello'.repeat(1000));
	expect(await restoreBackup(config, file, now)).toEqual({ ok: false, code: 'not_a_backup' });
	rmSync(file);
	execFileSync(
		'tar',
		['-cf', file, '--transform', 's,secret,../secret,', '-P', 'secret', 'faqiao.db'],
		{
			cwd: dataDir
		}
	);
	expect(await restoreBackup(config, file, now)).toEqual({ ok: false, code: 'not_a_backup' });
	rmSync(file);
	expect(await restoreBackup(config, file, now)).toEqual({ ok: false, code: 'no_file' });
	expect(await countTimelines()).toBe(2);
	expect(readdirSync(dataDir).filter((name) => /restore/.test(name))).toEqual([]);
});

test('a backup never replaces another one, and PostgreSQL has its own tool', async () => {
	writeFileSync(file, 'the only good one');
	const app = await openApp();
	await app.close();
	const config = { dataDir, databaseUrl: undefined };
	expect(await makeBackup(config, file)).toEqual({ ok: false, code: 'file_exists' });
	expect(readFileSync(file, 'utf8')).toBe('the only good one');
	const postgres = { dataDir, databaseUrl: 'postgres://localhost/faqiao' };
	expect(await makeBackup(postgres, file)).toEqual({ ok: false, code: 'postgres' });
	expect(await restoreBackup(postgres, file, now)).toEqual({ ok: false, code: 'postgres' });
});
