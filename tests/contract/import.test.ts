import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeOnBoth, type World } from '../support/databases.ts';
import { makeRow } from '../support/notices.ts';
import { runCommand } from '../support/server.ts';
import { findShared } from '../support/shared.ts';

async function writeRows(world: World, name: string, rows: string[], gzip = false) {
	const path = join(world.env.DATA_DIR ?? '', name);
	const text = `${rows.join('\n')}\n`;
	await writeFile(path, gzip ? gzipSync(text) : text);
	return path;
}

const countOf = async ({ app }: World) => {
	const list = await app.notices.list({ limit: 1 });
	return list.ok ? list.value.total : -1;
};

describeOnBoth('npm run import', (world) => {
	const rows = Array.from({ length: 40 }, (_, n) => makeRow(`r${n}`));

	it('takes plain and gzipped files, and the same files again change nothing', async () => {
		const plain = await writeRows(world(), 'plain.jsonl', rows.slice(0, 20));
		const packed = await writeRows(world(), 'packed.bin', rows.slice(20), true);
		const first = await runCommand(world(), 'import', plain, packed);
		expect(first).toMatchObject({ code: 0 });
		expect(first.stdout).toContain('Dry run: 40 new, 0 changed, 0 unchanged, 0 refused.');
		expect(first.stdout).toContain('Imported 40 documents');
		expect(await countOf(world())).toBe(40);

		const second = await runCommand(world(), 'import', plain, packed);
		expect(second.stdout).toContain('0 new, 0 changed, 40 unchanged');
		expect(second.stdout).toContain('Nothing to do');
		expect(await countOf(world())).toBe(40);
	});

	it('refuses a file with three broken lines whole, and names the three', async () => {
		const broken = [...rows];
		broken[4] = '{"id": "r4", "title": ';
		broken[17] = makeRow('r17', { date: '2026-02-30' });
		broken[31] = makeRow('r5');
		const file = await writeRows(world(), 'broken.jsonl', broken);
		const { code, stderr } = await runCommand(world(), 'import', file);
		expect(code).toBe(1);
		expect(stderr).toContain(`${file}:5: is not JSON`);
		expect(stderr).toContain(`${file}:18: date must be a date`);
		expect(stderr).toContain(`${file}:32: id "r5" is also at ${file}:6`);
		expect(stderr).toContain('Refused: 3 wrong, 37 good. Nothing was imported.');
		expect(await countOf(world())).toBe(0);
	});

	it('may run three times at once, beside the server: each document is there once', async () => {
		const files = await Promise.all(
			[0, 1, 2].map((n) => writeRows(world(), `${n}.jsonl`, rows.slice(n * 10, n * 10 + 20)))
		);
		const runs = await Promise.all(files.map((file) => runCommand(world(), 'import', file)));
		expect(runs.map((run) => run.code)).toEqual([0, 0, 0]);
		expect(await countOf(world())).toBe(40);
		const list = await world().app.notices.list({ limit: 100 });
		const numbers = list.ok ? list.value.notices.map((notice) => notice.number) : [];
		expect(new Set(numbers).size).toBe(40);
	});

	it('only counts with --dry-run, and takes the kind from --kind', async () => {
		const file = await writeRows(world(), 'kinds.jsonl', [makeRow('k', { kind: '通知' })]);
		expect(await runCommand(world(), 'import', file)).toMatchObject({ code: 1 });
		const dry = await runCommand(world(), 'import', '--dry-run', '--kind', 'guidance', file);
		expect(dry).toMatchObject({ code: 0 });
		expect(dry.stdout).toContain('1 new');
		expect(await countOf(world())).toBe(0);
		await runCommand(world(), 'import', '--kind', 'guidance', file);
		const list = await world().app.notices.list({ kind: 'guidance' });
		expect(list).toMatchObject({ ok: true, value: { total: 1, notices: [{ category: '通知' }] } });
	});

	it('refuses bytes that are not UTF-8, a cut archive, and a file that is not there', async () => {
		const { env } = world();
		const path = (name: string) => join(env.DATA_DIR ?? '', name);
		await writeFile(path('latin.jsonl'), Buffer.from(`${makeRow('x')}\n\xe9`, 'latin1'));
		await writeFile(path('cut.gz'), gzipSync(rows.join('\n')).subarray(0, 200));
		for (const name of ['latin.jsonl', 'cut.gz', 'missing.jsonl']) {
			const { code, stderr } = await runCommand(world(), 'import', path(name));
			expect([name, code]).toEqual([name, 1]);
			expect(stderr).toContain('cannot be read');
		}
		expect(await countOf(world())).toBe(0);
	});

	it('gives a text without Chinese as English, and says so', async () => {
		const text = '(a) A party is excused by force majeure.';
		const file = await writeRows(world(), 'en.jsonl', [
			makeRow('en', { kind: 'statute section', title: '§ 1. Excuse.', text })
		]);
		await runCommand(world(), 'import', file);
		expect(await world().app.notices.find(25)).toMatchObject({
			ok: true,
			value: { languages: ['en'], body: { zh: [], en: [{ t: 'paragraph' }] } }
		});
		const list = await world().app.notices.list({ q: '"force majeure"' });
		expect(list).toMatchObject({ ok: true, value: { hits: [{ language: 'en', field: 'text' }] } });
	});

	const laws = findShared('corpus/cn-laws.jsonl.gz');
	const cases = findShared('corpus/cn-typical-cases.jsonl.gz');
	it.skipIf(!laws || !cases)(
		'imports the 3,236 documents of the shared corpus',
		async () => {
			const files = [laws ?? '', cases ?? ''];
			const first = await runCommand(world(), 'import', ...files);
			expect(first.stdout).toContain('Imported 3,236 documents');
			const second = await runCommand(world(), 'import', ...files);
			expect(second.stdout).toContain('0 new, 0 changed, 3,236 unchanged');
			for (const q of ['欠薪', '竞业限制', '善意取得']) {
				const list = await world().app.notices.list({ q });
				expect([q, list.ok && list.value.total > 0 && list.value.match]).toEqual([q, 'all']);
			}
		},
		180_000
	);
});
