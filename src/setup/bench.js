// `npm run bench`: benchmarks side by side. `npm run bench -- search` runs the named ones only.
// Ratios within one interleaved run are quoted, never absolute times.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './ensure-build.js';
import { ensureDependencies } from './install.js';
import { lockedNode, root } from './paths.js';
import { run } from './run.js';

await ensureDependencies();
await ensureBuild();
const names = readdirSync(join(root, 'bench'))
	.filter((file) => file.endsWith('.bench.ts'))
	.map((file) => file.replace('.bench.ts', ''));
const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.find((name) => !names.includes(name));
if (unknown) {
	console.error(`Unknown benchmark "${unknown}". Benchmarks: ${names.join(', ')}`);
	process.exit(2);
}
let worst = 0;
for (const name of asked.length > 0 ? asked : names) {
	console.log(`\n== ${name}`);
	const { code } = await run(lockedNode(), [
		'--disable-warning=ExperimentalWarning',
		`bench/${name}.bench.ts`
	]);
	worst = Math.max(worst, code);
}
process.exit(worst);
