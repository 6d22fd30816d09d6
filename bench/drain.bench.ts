// P6: queued writes drained on the mobile profile, interleaved, median of five. Read the ratios.
import { ensureChromium } from '../src/setup/chromium.js';
import { ensurePeers } from './peers/install.ts';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import type { Drained } from './drain/run-drain.ts';

ensurePeers();
// After the peers are there: these modules read their versions.
const { listSystems } = await import('./reliability/systems.ts');
const { openPlainServer } = await import('./peers/plain-server.ts');
const { runDrain } = await import('./drain/run-drain.ts');

const seed = Number(process.env.SEED ?? 20_261_126);
const writes = Number(process.env.WRITES ?? 1000);
const rounds = Number(process.env.ROUNDS ?? 5);
const chromium = { path: await ensureChromium(), args: chromiumArgs };
const wanted = (process.env.ONLY ?? 'ours,rxdb,pouchdb,bare').split(',');
const bare = {
	name: 'bare',
	version: 'POST of 100',
	settings: 'held in memory, no guarantee at all: the floor',
	openServer: openPlainServer,
	page: 'bench/peers/bare-page.ts'
};
const systems = [...listSystems(), bare].filter(({ name }) => wanted.includes(name));
for (const { name, version, settings } of systems) console.log(`${name} ${version}: ${settings}`);

const runs = new Map<string, Drained[]>(systems.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
	// Another one begins each time, so that nobody always runs on a warm or a tired machine.
	for (let at = 0; at < systems.length; at++) {
		const system = systems[(at + round) % systems.length];
		if (system) runs.get(system.name)?.push(await runDrain(system, { writes, seed, chromium }));
	}
}

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const msOf = (name: string) => median((runs.get(name) ?? []).map(({ ms }) => ms));
const ours = msOf('ours');
console.log(
	`\nseed ${seed}, ${writes} writes, ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}`
);
console.log('10/3 Mbit/s, 150 ms, CPU x4, a fresh profile each run\n');
console.log('| | against ours | median | spread | requests | bytes up |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [name, list] of runs) {
	const all = list.map(({ ms }) => ms / 1000);
	const spread = `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)} s`;
	const { requests, bytes } = list.at(-1) ?? { requests: 0, bytes: 0 };
	const cells = [
		`${(msOf(name) / ours).toFixed(2)}x`,
		`${(msOf(name) / 1000).toFixed(2)} s`,
		spread,
		String(requests),
		`${(bytes / 1000).toFixed(0)} kB`
	];
	console.log(`| ${name} | ${cells.join(' | ')} |`);
}
process.exit();
