// `npm test`: every check, from a clean clone, ending in one plain line of passed and failed.
// `npm test -- unit e2e` runs the named stages only.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.js';
import { ensureBuild } from './ensure-build.js';
import { ensureDependencies } from './install.js';
import { root, tool } from './paths.js';
import { run } from './run.js';
import { checkTypes } from './types.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const reports = join(root, '.cache/reports');

/** @type {Record<string, () => Promise<Count>>} */
const stages = {
	format: () => single(tool('prettier'), ['--check', '--log-level', 'warn', '.']),
	lint: () => single(tool('eslint'), ['.', '--max-warnings', '0']),
	types: async () => ((await checkTypes()) ? pass(3) : { passed: 0, failed: 1, skipped: 0 }),
	unit: () => vitest('unit'),
	contract: () => vitest('contract'),
	histories: () => vitest('histories'),
	api: async () => {
		await ensureBuild();
		return vitest('api');
	},
	e2e: async () => {
		await ensureBuild();
		return playwright();
	}
};

await ensureDependencies();
mkdirSync(reports, { recursive: true });
const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.find((name) => !Object.hasOwn(stages, name));
if (unknown) {
	console.error(`Unknown stage "${unknown}". Stages: ${Object.keys(stages).join(', ')}`);
	process.exit(2);
}

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];
// Linter, type checker and tests read the project file that SvelteKit writes; a clean clone has none yet.
await run(tool('svelte-kit'), ['sync'], { quiet: true });
// What needs one core each goes side by side; the rest uses both cores by itself.
await Promise.all([runStages(['format', 'lint', 'types']), runStages(['unit']).then(buildIfAsked)]);
await runStages(['contract', 'histories', 'api', 'e2e']);

/** Ready by the time the stages that need it come. */
async function buildIfAsked() {
	if (asked.length === 0) await ensureBuild();
}

/** @param {string[]} names */
async function runStages(names) {
	for (const name of names) {
		if (asked.length === 0 || asked.includes(name)) await runStage(name);
	}
}

/** @param {string} name */
async function runStage(name) {
	const stage = stages[name];
	if (!stage) return;
	console.log(`\n== ${name}`);
	const startedAt = Date.now();
	const count = await stage();
	total.passed += count.passed;
	total.failed += count.failed;
	total.skipped += count.skipped;
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
	lines.push(
		`${name.padEnd(9)} ${count.passed} ok, ${count.failed} wrong, ${count.skipped} left out, ${seconds} s`
	);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(
	`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`
);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** @param {number} passed @returns {Count} */
function pass(passed) {
	return { passed, failed: 0, skipped: 0 };
}

/** @param {string} command @param {string[]} args */
async function single(command, args) {
	const { code } = await run(command, args);
	return code === 0 ? pass(1) : { passed: 0, failed: 1, skipped: 0 };
}

/** @param {string} project @returns {Promise<Count>} */
async function vitest(project) {
	const file = join(reports, `${project}.json`);
	rmSync(file, { force: true });
	const { code } = await run(tool('vitest'), [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	const report = readReport(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const failed = report.numFailedTests + report.numFailedTestSuites - failedByTests(report);
	return {
		passed: report.numPassedTests,
		// A crash outside any test (an unhandled error, say) must not pass as green.
		failed: code !== 0 && failed === 0 ? 1 : failed,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

/** Suites that only failed because a test in them did are not counted twice. @param {any} report */
function failedByTests(report) {
	if (report.numFailedTests > 0) return report.numFailedTestSuites;
	return 0;
}

/** @returns {Promise<Count>} */
async function playwright() {
	const file = join(reports, 'e2e.json');
	rmSync(file, { force: true });
	const chromium = await ensureChromium();
	const { code } = await run(tool('playwright'), ['test'], {
		env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
	});
	const report = readReport(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const { expected, flaky, unexpected, skipped } = report.stats;
	const failed = unexpected + flaky;
	return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @param {string} file */
function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		console.error(`The runner left no report at ${file}: counted as one failure.`);
		return null;
	}
}
