import { fileURLToPath } from 'node:url';
import { tool } from './paths.js';
import { run } from './run.js';

/** Three projects: the application, the rules (no DOM, no Node), and the worker with what it may import. */
export async function checkTypes() {
	const sync = await run(tool('svelte-kit'), ['sync']);
	const app = await run(tool('svelte-check'), [
		'--tsconfig',
		'tsconfig.json',
		'--fail-on-warnings'
	]);
	const domain = await run(tool('tsc'), ['-p', 'src/domain']);
	const worker = await run(tool('tsc'), ['-p', 'src/service-worker']);
	return [sync, app, domain, worker].every(({ code }) => code === 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.exit((await checkTypes()) ? 0 : 1);
}
