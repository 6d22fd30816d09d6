import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { copyDatabase } from '../support/postgres.ts';
import { projectRoot } from '../support/server.ts';

async function runMigrate(env: Record<string, string>): Promise<{ code: number; text: string }> {
	const child = spawn(process.execPath, ['src/server/cli/migrate.ts'], {
		cwd: projectRoot,
		env: { ...process.env, NODE_NO_WARNINGS: '1', ...env }
	});
	let text = '';
	child.stdout.on('data', (chunk) => (text += chunk));
	child.stderr.on('data', (chunk) => (text += chunk));
	const [code] = (await once(child, 'close')) as [number];
	return { code, text };
}

describe('five processes that start on an empty database at once', () => {
	it.each(['sqlite', 'postgres'])('migrate it once on %s', async (dialect) => {
		const folder = await mkdtemp(join(tmpdir(), 'faqiao-'));
		const empty = new URL('/template1', inject('world').databaseUrl).href;
		const env = {
			DATA_DIR: folder,
			...(dialect === 'postgres' ? { DATABASE_URL: await copyDatabase(empty) } : {})
		};
		const runs = await Promise.all(Array.from({ length: 5 }, () => runMigrate(env)));
		expect(runs.map((run) => run.code)).toEqual([0, 0, 0, 0, 0]);
		const busy = runs.filter((run) => run.text.includes('0001-core'));
		expect(busy).toHaveLength(1);
		await rm(folder, { recursive: true, force: true });
	});
});
