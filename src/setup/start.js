// `npm start`: everything from a clean clone to a running, seeded server. Plain JavaScript that any
// Node 20 reads, because it runs before the locked Node is installed.
import { spawn } from 'node:child_process';
import { ensureBuild } from './ensure-build.js';
import { ensureDependencies } from './install.js';
import { lockedEnv, lockedNode, root } from './paths.js';
import { run } from './run.js';

const startedAt = Date.now();
const port = process.env.PORT ?? '3000';
const origin = process.env.ORIGIN ?? `http://localhost:${port}`;
const env = { PORT: port, ORIGIN: origin, SEED: process.env.SEED ?? 'demo' };

await ensureDependencies();
await ensureBuild();

const server = spawn(
	lockedNode(),
	['--disable-warning=ExperimentalWarning', 'src/server/cli/serve.ts'],
	{
		cwd: root,
		env: lockedEnv(env),
		stdio: 'inherit'
	}
);
server.on('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => server.kill(signal));
}

await waitUntilReady();
console.log(`\n法桥 Faqiao  ${origin}  (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
if (env.SEED === 'demo') {
	await run(
		lockedNode(),
		['--disable-warning=ExperimentalWarning', 'src/server/cli/accounts.ts', '--links'],
		{ env }
	);
	console.log(
		'\n演示城市与所有人物、企业均为虚构。 The demonstration city and everyone in it are fictional.'
	);
}

async function waitUntilReady() {
	for (;;) {
		const ready = await fetch(`http://127.0.0.1:${port}/readyz`)
			.then((response) => response.ok)
			.catch(() => false);
		if (ready) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
