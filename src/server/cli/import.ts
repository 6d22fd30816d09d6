// `npm run import -- FILE...`: laws and notices from JSONL files, gzipped or not. All or nothing.
import { parseArgs } from 'node:util';
import { type NoticeKind, noticeKinds } from '../../domain/notice/notice.ts';
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { checkFiles, readDrafts, type RowError } from '../notice/import-files.ts';
import { planNotices, type PublishCounts } from '../notice/plan-notices.ts';
import { publishNotices } from '../notice/publish-notices.ts';
import { createProgressBar } from './progress-bar.ts';

const usage = `Usage: npm run import -- [--dry-run] [--kind ${noticeKinds.join('|')}] FILE...
One JSON object a line: id, title, text; kind, issuer, date, source, valid_from, valid_to, expired,
title_en, text_en, format (plain or markdown) are optional, other fields are ignored.`;

/** More than anybody reads; the count says the rest. */
const mostErrors = 100;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) =>
	complain(error instanceof Error ? error.message : String(error), 1)
);

async function main(args: string[]): Promise<number> {
	const asked = readArguments(args);
	if (typeof asked === 'string') return complain(`${asked}\n${usage}`, 2);
	const started = performance.now();
	const { rows, errors } = await checkFiles(asked.files, asked.kind);
	if (errors.length > 0) return refuse(rows, errors);

	const app = await createApp({ LOG_LEVEL: 'warn', ...process.env });
	try {
		await migrate(app.db);
		const drafts = () => readDrafts(asked.files, asked.kind);
		const counts = await planNotices(app.db, drafts);
		console.log(`Dry run: ${show(counts)}, 0 refused.`);
		if (asked.dryRun) return 0;
		const showProgress = createProgressBar('Building packs', process.stderr);
		const total = counts.new + counts.changed;
		const done = await publishNotices(app, drafts, {
			onProgress: (count) => showProgress(count, total)
		});
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		const written = done.new + done.changed;
		console.log(
			written === 0
				? `Nothing to do: ${rows.toLocaleString('en')} documents are here already.`
				: `Imported ${written.toLocaleString('en')} documents in ${seconds} s: ${show(done)}.`
		);
		return 0;
	} finally {
		await app.close();
	}
}

interface Arguments {
	files: string[];
	kind: NoticeKind | null;
	dryRun: boolean;
}

function readArguments(args: string[]): Arguments | string {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { 'dry-run': { type: 'boolean', default: false }, kind: { type: 'string' } }
		});
		const kind = noticeKinds.find((one) => one === values.kind) ?? null;
		if (values.kind !== undefined && kind === null) return `Unknown kind "${values.kind}".`;
		if (positionals.length === 0) return 'No file given.';
		return { files: positionals, kind, dryRun: values['dry-run'] };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function refuse(rows: number, errors: RowError[]): number {
	for (const { file, line, reason } of errors.slice(0, mostErrors)) {
		console.error(line === 0 ? `${file} ${reason}` : `${file}:${line}: ${reason}`);
	}
	const more = errors.length - mostErrors;
	if (more > 0) console.error(`and ${more} more.`);
	const good = (rows - errors.filter((error) => error.line > 0).length).toLocaleString('en');
	return complain(`Refused: ${errors.length} wrong, ${good} good. Nothing was imported.`, 1);
}

function show(counts: PublishCounts): string {
	return Object.entries(counts)
		.filter(([name, count]) => name !== 'withdrawn' || count > 0)
		.map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
		.join(', ');
}

function complain(message: string, code: number): number {
	console.error(message);
	return code;
}
