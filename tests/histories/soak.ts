// Long runs outside `npm test`: node tests/histories/soak.ts <model|sqlite|postgres> --seeds N --from S
import fc from 'fast-check';
import { allMechanisms } from '#domain/sync/mechanisms';
import { hunt as huntModel } from '../model/histories.ts';
import { findFaultsOf, histories } from './histories.ts';
import { TestedServer } from './tested-server.ts';

/** The model is a thousand times cheaper than the product. */
const MODEL_HISTORIES_A_SEED = 100;

const [layer = '', ...options] = process.argv.slice(2);
const seeds = numberOf('--seeds', 1000);
const from = numberOf('--from', 1);
const failed = layer === 'model' ? soakModel() : await soakHistories();
process.exit(failed > 0 ? 1 : 0);

function soakModel(): number {
	const startedAt = performance.now();
	let failures = 0;
	for (let seed = from; seed < from + seeds; seed++) {
		const { failure } = huntModel(seed, MODEL_HISTORIES_A_SEED, allMechanisms);
		if (!failure) continue;
		failures += 1;
		report(seed, failure.fault, failure.history);
	}
	conclude(seeds * MODEL_HISTORIES_A_SEED, failures, startedAt);
	return failures;
}

async function soakHistories(): Promise<number> {
	if (layer !== 'sqlite' && layer !== 'postgres') {
		console.error('Say --dialect sqlite or --dialect postgres, or neither for both.');
		return 1;
	}
	const startedAt = performance.now();
	const server = await TestedServer.open(layer);
	let failures = 0;
	for (let seed = from; seed < from + seeds; seed++) {
		for (const history of fc.sample(histories, { seed, numRuns: 1 })) {
			const faults = await findFaultsOf(server, history, allMechanisms);
			if (faults.length === 0) continue;
			failures += 1;
			report(seed, faults.join('\n'), history);
		}
	}
	await server.close();
	conclude(seeds, failures, startedAt);
	return failures;
}

function report(seed: number, fault: string, history: unknown): void {
	const dialect = layer === 'model' ? '' : ` --dialect ${layer}`;
	console.log(`\n${layer}, seed ${seed}: ${fault}`);
	console.log(`  again: npm run soak -- --seeds 1 --from ${seed}${dialect}`);
	console.log(`  to keep: ${JSON.stringify(history)}`);
}

function conclude(count: number, failures: number, startedAt: number): void {
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
	console.log(
		`${layer}: ${count} histories from seed ${from}, ${failures} with violations, ${seconds} s`
	);
}

function numberOf(name: string, otherwise: number): number {
	const at = options.indexOf(name);
	const value = at === -1 ? otherwise : Number(options[at + 1]);
	return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
}
