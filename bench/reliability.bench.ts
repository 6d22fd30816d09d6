// 1,000 writes under one seeded script of faults, the same for every system. Columns: docs/benchmarks.md.
import { ensurePeers } from './peers/install.ts';
import { ensureChromium } from '../src/setup/chromium.js';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import type { Outcome } from './reliability/run-system.ts';

ensurePeers();
// After the peers are there: these modules read their versions.
const { listSystems } = await import('./reliability/systems.ts');
const { runSystem } = await import('./reliability/run-system.ts');

const seed = Number(process.env.SEED ?? 20_261_126);
const writes = Number(process.env.WRITES ?? 1000);
const only = process.env.ONLY?.split(',');
const chromium = { path: await ensureChromium(), args: chromiumArgs };
const log = process.env.VERBOSE ? (line: string) => console.log(`    ${line}`) : () => {};

const systems = listSystems().filter(({ name }) => only?.includes(name) ?? true);
const outcomes: Array<{ name: string; outcome: Outcome }> = [];
for (const system of systems) {
	console.log(`${system.name} ${system.version}: ${system.settings}`);
	const outcome = await runSystem(system, { seed, writes, healMs: 60_000, chromium, log });
	outcomes.push({ name: system.name, outcome });
	console.log(`  ${JSON.stringify(outcome)}`);
}

const columns: Array<[string, (outcome: Outcome) => string]> = [
	['lost', ({ verdict }) => String(verdict.lost)],
	['doubled', ({ verdict }) => String(verdict.doubled)],
	['out of order', ({ verdict }) => String(verdict.outOfOrder)],
	['double-booked', ({ verdict }) => String(verdict.doubleBooked)],
	['refused unseen', ({ verdict }) => String(verdict.refusedUnseen)],
	['blocked', ({ verdict }) => String(verdict.blocked)],
	['wrong person', ({ verdict }) => String(verdict.wrongPerson)],
	['good, yet refused', ({ verdict }) => String(verdict.refusedGood)],
	['refused, yet stored', ({ verdict }) => String(verdict.refusedYetStored)],
	['seconds to drain', ({ drainSeconds }) => drainSeconds?.toFixed(1) ?? 'never'],
	['refused, seen', ({ verdict }) => String(verdict.refusedSeen)],
	[
		'requests',
		({ counts }) => `${counts.requests} (${counts.lostAnswers} lost, ${counts.errors} errors)`
	],
	['run', ({ seconds }) => `${seconds.toFixed(0)} s`]
];
console.log(`\nseed ${seed}, ${writes} writes, ${new Date().toISOString().slice(0, 10)}\n`);
console.log(`| | ${columns.map(([title]) => title).join(' | ')} |`);
console.log(`|${' --- |'.repeat(columns.length + 1)}`);
for (const { name, outcome } of outcomes) {
	console.log(`| ${name} | ${columns.map(([, cell]) => cell(outcome)).join(' | ')} |`);
}
const ours = outcomes.find(({ name }) => name === 'ours')?.outcome;
if (ours) {
	const { refusedSeen: _, ...faults } = ours.verdict;
	const wrong = Object.entries(faults).filter(([, count]) => count > 0);
	if (wrong.length > 0 || ours.drainSeconds === null) {
		console.error(
			`Ours is not clean: ${wrong.map(([name, count]) => `${name} ${count}`).join(', ') || 'never drained'}`
		);
		process.exitCode = 1;
	}
}
process.exit();
