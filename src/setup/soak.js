// `npm run soak -- --seeds N`: N seeds of the model, then of the histories on both databases, one a core.
// `--dialect sqlite` or `postgres` takes one of them, `--from S` begins at another seed than today's.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './install.js';
import { lockedNode } from './paths.js';
import { run } from './run.js';

await ensureDependencies();
const given = process.argv.slice(2);
const text = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({ args: given, options: { seeds: text, dialect: text, from: text } });
const from = values.from ? [] : ['--from', String(Date.now() % 0x7fffffff)];

/** @param {string} layer */
const soak = async (layer) => {
	const args = ['--disable-warning=ExperimentalWarning', 'tests/histories/soak.ts', layer];
	const { code } = await run(lockedNode(), [...args, ...given, ...from]);
	return code;
};

const layers = values.dialect ? [values.dialect] : ['sqlite', 'postgres'];
const codes = [await soak('model'), ...(await Promise.all(layers.map(soak)))];
process.exit(Math.max(...codes));
