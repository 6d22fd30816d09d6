// Brotli bytes of script per route, beside an empty SvelteKit page built with the same versions.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { weighPages } from '../tests/support/page-weight.ts';
import { projectRoot } from '../tests/support/server.ts';

const empty = join(projectRoot, '.cache/empty-page');
rmSync(empty, { recursive: true, force: true });
mkdirSync(join(empty, 'src/routes'), { recursive: true });
cpSync(join(projectRoot, 'src/app.html'), join(empty, 'src/app.html'));
writeFileSync(join(empty, 'package.json'), '{"type":"module","private":true}');
writeFileSync(join(empty, 'src/routes/+page.svelte'), '<h1>Empty</h1>\n');
writeFileSync(
	join(empty, 'svelte.config.js'),
	"import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n"
);
writeFileSync(
	join(empty, 'vite.config.js'),
	"import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n"
);
const built = spawnSync(
	join(projectRoot, 'node_modules/.bin/vite'),
	['build', '--logLevel', 'error'],
	{
		cwd: empty,
		stdio: 'inherit'
	}
);
if (built.status !== 0) process.exit(1);

const floor = weighPages(empty)[0]?.js ?? 0;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
console.log(`${kilobytes(floor)}   1.00x   empty SvelteKit page (floor)`);
for (const page of weighPages(projectRoot)) {
	const css = page.css > 0 ? `, css ${kilobytes(page.css).trim()}` : '';
	console.log(`${kilobytes(page.js)}   ${(page.js / floor).toFixed(2)}x   ${page.route}${css}`);
}
