import { build } from 'vite';
import { projectRoot } from '../../tests/support/server.ts';

/** One file for the browser, built as a release is: production code, minified. */
export async function bundle(entry: string): Promise<string> {
	const built = await build({
		root: projectRoot,
		configFile: false,
		logLevel: 'error',
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			target: 'es2022',
			minify: true,
			rolldownOptions: { input: `${projectRoot}${entry}`, output: { format: 'iife' } }
		}
	});
	const [result] = Array.isArray(built) ? built : [built];
	if (!result || !('output' in result)) throw new Error(`nothing was built from ${entry}`);
	const [chunk] = result.output;
	return chunk.code;
}
