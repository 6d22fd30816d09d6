import type { Result } from '../../domain/result.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';

/** A command of the operator about one file, `npm run <name> -- FILE`: what came of it in words, and the exit code. */
export async function onFile<Done, Code extends string>(
	name: string,
	work: (config: Config, file: string) => Promise<Result<Done, Code>>,
	tell: (done: Done, file: string) => string[],
	reasons: Record<Code, string>
): Promise<void> {
	const file = process.argv[2];
	if (!file) {
		console.error(`Usage: npm run ${name} -- FILE`);
		process.exit(2);
	}
	try {
		const result = await work(readConfig(process.env), file);
		if (result.ok) return console.log(tell(result.value, file).join('\n'));
		console.error(reasons[result.code]);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		console.error(error.message);
	}
	process.exitCode = 1;
}
