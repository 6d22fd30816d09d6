import type { RequestContent } from '../../domain/health-check/request.ts';
import type { CommandType } from '../../domain/sync/commands.ts';
import { type Batch, type Command, PROTO } from '../../domain/sync/wire.ts';

/** Factories for seeds and tests; ids and times are arguments, so nothing here ages or surprises. */
export function makeCommand(
	one: Pick<Command, 'id' | 'entity'> & { type: CommandType; body: object } & Omit<
			Partial<Command>,
			'body'
		>
): Command {
	return {
		after: [],
		version: 1,
		baseRev: null,
		madeAt: 1_763_990_000_000,
		...one,
		body: one.body as Record<string, unknown>
	};
}

export function makeBatch(account: string, commands: Command[], device = 'device-1'): Batch {
	return {
		proto: PROTO,
		app: 'test',
		device,
		account,
		pending: commands.length,
		sentAt: 1_763_990_500_000,
		commands
	};
}

export function makeContent(change: Partial<RequestContent> = {}): RequestContent {
	return {
		contactName: '周明远',
		contactPhone: '15400000001',
		description: '想请法官看看我们的劳动合同和货款催收流程。',
		shared: [{ itemId: 'L1', answer: 'no', selfLevel: 'red', note: '' }],
		questionnaireVersion: '1',
		answersHash: null,
		...change
	};
}

export function makeRequest(change: Record<string, unknown> = {}) {
	return { ...makeContent(), kind: 'healthCheck', localNumber: 'L-0001', ...change };
}
