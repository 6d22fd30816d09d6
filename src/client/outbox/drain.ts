import * as v from 'valibot';
import {
	metaSchema,
	problemSchema,
	PROTO,
	resultSchema,
	type Batch,
	type CommandResult,
	type Meta
} from '#domain/sync/wire';
import { askServer, type Reply } from '#client/sync/ask-server';
import type { SyncDeps } from '#client/sync/deps';
import { createBackoff, type Backoff } from '#client/sync/backoff';
import { createBisection } from './bisect.ts';
import { defaultLimits, toWire } from './choose-batch.ts';
import { countFailure } from './count-failure.ts';
import type { Outbox, QueuedCommand } from './outbox-database.ts';
import { parkCommand, settle } from './settle.ts';
import { takeBatch } from './take-batch.ts';

export type DrainEnd =
	| { end: 'empty' }
	/** The server is there and asks for patience, or fails at everything. */
	| { end: 'later'; retryAfterMs: number | null }
	| { end: 'unreachable'; reason: 'network' | 'timeout' | 'notOurs' }
	| { end: 'signIn' }
	/** The session belongs to somebody else: nothing of this account is sent under it. */
	| { end: 'otherAccount' }
	| { end: 'updateNeeded' };

export interface Drain {
	run(signal: AbortSignal): Promise<DrainEnd>;
}

/** So many commands failing alone, one after the other, mean a broken server and not poison. */
const FAILURES_OF_A_BROKEN_SERVER = 3;
/** Losing the same batch twice from a server that answers its probe speaks against the batch. */
const LOSSES_AGAINST_A_BATCH = 2;

/** Sends the queue of one account. Keeps waits and suspicions between rounds, in memory only. */
export function createDrain(outbox: Outbox, account: string, deps: SyncDeps): Drain {
	const bisection = createBisection();
	const waits = new Map<string, Backoff>();
	let limits = defaultLimits;
	let losses = 0;

	async function run(signal: AbortSignal): Promise<DrainEnd> {
		// Answered `wait` or `retry` in this round: asking again at once would spin.
		const judged = new Set<string>();
		let failedAlone = 0;
		if (losses > 0 && !(await deps.probe(signal))) {
			return { end: 'unreachable', reason: 'network' };
		}
		for (;;) {
			if (signal.aborted) return { end: 'unreachable', reason: 'timeout' };
			const skip = new Set([...judged, ...waiting()]);
			const max = Math.min(limits.maxCommands, bisection.maxCommands);
			const choice = { skip, only: bisection.only, limits: { ...limits, maxCommands: max } };
			const { commands, device, pending } = await takeBatch(outbox, choice, deps.newId);
			const ids = commands.map((c) => c.id);
			if (ids.length === 0) {
				if (!bisection.only) return { end: 'empty' };
				bisection.cleared([...bisection.only]);
				continue;
			}

			const reply = await send(commands, device, pending, signal);
			if (reply.kind === 'lost') {
				losses += 1;
				if (losses >= LOSSES_AGAINST_A_BATCH) await suspect(ids, 'server_error');
				return { end: 'unreachable', reason: reply.reason };
			}
			const { status } = reply;
			if (status === 200) {
				const answer = readAnswer(reply.body);
				if (!answer) return { end: 'unreachable', reason: 'notOurs' };
				const settled = await settle(outbox, commands, answer.results, answer.meta, deps.now());
				losses = 0;
				failedAlone = 0;
				bisection.cleared(ids);
				for (const id of [...settled.done, ...settled.human]) waits.delete(id);
				for (const [id, seconds] of settled.later) {
					judged.add(id);
					if (seconds > 0) waitFor(id).failed(deps.monotonic(), seconds * 1000);
				}
				deps.notify('outbox');
				continue;
			}

			const problem = v.safeParse(problemSchema, reply.body);
			const code = problem.success ? problem.output.code : null;
			if (status === 413) {
				limits = readLimits(reply.body) ?? limits;
				await suspect(ids, 'too_large');
			} else if (status === 400 && code !== null) {
				await suspect(ids, 'malformed');
			} else if (status >= 500 && status !== 503) {
				if (await suspect(ids, 'server_error')) failedAlone += 1;
				if (failedAlone >= FAILURES_OF_A_BROKEN_SERVER) return later(reply);
			} else if (status === 401 && code !== null) {
				return { end: 'signIn' };
			} else if (status === 403 && code === 'account_mismatch') {
				return { end: 'otherAccount' };
			} else if (status === 426 && code !== null) {
				return { end: 'updateNeeded' };
			} else {
				// 429, 503, and whatever a proxy may say: the batch was not judged.
				return later(reply);
			}
		}
	}

	async function send(
		commands: QueuedCommand[],
		device: string,
		pending: number,
		signal: AbortSignal
	): Promise<Reply> {
		const batch: Batch = {
			proto: PROTO,
			app: deps.app,
			device,
			account,
			pending,
			sentAt: deps.now(),
			commands: commands.map(toWire)
		};
		const body = JSON.stringify(batch);
		deps.onSending(commands.map((c) => c.id));
		try {
			const timeoutMs = 30_000 + (body.length / 10_240) * 1000;
			const init = { method: 'POST' as const, body };
			return await askServer({ fetch: deps.fetch, signal }, '/api/v1/commands', init, timeoutMs);
		} finally {
			deps.onSending([]);
		}
	}

	/** Narrows down a batch the server choked on; answers true when the guilty one stood alone. */
	async function suspect(ids: string[], code: string): Promise<boolean> {
		const guilty = bisection.failed(ids);
		if (guilty === null) return false;
		if (code === 'server_error') {
			waitFor(guilty).failed(deps.monotonic());
			await countFailure(outbox, guilty, deps.now());
		} else {
			await parkCommand(outbox, guilty, code);
		}
		deps.notify('outbox');
		return true;
	}

	function waitFor(id: string): Backoff {
		const wait = waits.get(id) ?? createBackoff(deps.random);
		waits.set(id, wait);
		return wait;
	}

	function waiting(): string[] {
		const now = deps.monotonic();
		return [...waits].filter(([, wait]) => wait.waitMs(now) > 0).map(([id]) => id);
	}

	return { run };
}

function later(reply: Extract<Reply, { kind: 'answer' }>): DrainEnd {
	return { end: 'later', retryAfterMs: reply.retryAfterMs };
}

const answerSchema = v.object({
	proto: v.number(),
	meta: metaSchema,
	results: v.array(v.unknown())
});

/** Each result is read by itself: one that cannot be read counts as missing and spoils no other. */
function readAnswer(body: unknown): { meta: Meta; results: CommandResult[] } | null {
	const answer = v.safeParse(answerSchema, body);
	if (!answer.success) return null;
	const results = answer.output.results.flatMap((raw) => {
		const result = v.safeParse(resultSchema, raw);
		return result.success ? [result.output] : [];
	});
	return { meta: answer.output.meta, results };
}

const limitsSchema = v.object({
	maxCommands: v.pipe(v.number(), v.minValue(1)),
	maxBytes: v.pipe(v.number(), v.minValue(1))
});

function readLimits(body: unknown) {
	const limits = v.safeParse(limitsSchema, body);
	return limits.success ? limits.output : null;
}
