import * as v from 'valibot';
import { allMechanisms } from '#domain/sync/mechanisms';
import {
	metaSchema,
	problemSchema,
	PROTO,
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
import { noteMinProto } from './note-min-proto.ts';
import type { Outbox } from './outbox-database.ts';
import { readResult } from './read-result.ts';
import { parkCommand, settle } from './settle.ts';
import { takeBatch, type Taken } from './take-batch.ts';

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
	/** Milliseconds until something that was put off can go; 0 when nothing was. */
	waitMs(): number;
}

/** So many commands failing alone, one after the other, mean a broken server and not poison. */
const FAILURES_OF_A_BROKEN_SERVER = 3;
/** Losing the same batch twice from a server that answers its probe speaks against the batch. */
const LOSSES_AGAINST_A_BATCH = 2;

/** Sends the queue of one account. Keeps waits and suspicions between rounds, in memory only. */
export function createDrain(
	outbox: Outbox,
	account: string,
	deps: SyncDeps,
	/** Hashes of files the server has; commands that need others stay. */
	files: ReadonlySet<string> = new Set()
): Drain {
	const mechanisms = deps.mechanisms ?? allMechanisms;
	const bisection = createBisection();
	const waits = new Map<string, Backoff>();
	/** For what was put off without a time: left unjudged, or waiting for another command. */
	const again = createBackoff(deps.random);
	let limits = defaultLimits;
	let losses = 0;
	/** Something on the way does not let packed bodies through: not tried again in this tab. */
	let isPackingOff = false;

	async function run(signal: AbortSignal): Promise<DrainEnd> {
		// Answered `wait` or `retry` in this round: asking again at once would spin.
		const judged = new Set<string>();
		let failedAlone = 0;
		let isAnswered = false;
		let underWay: { taken: Taken; reply: Promise<Reply> } | null = null;
		// Nothing is marked as sent, and thereby fixed, while the network is plainly away.
		const isDoubtful = losses > 0 || (deps.looksOffline?.() ?? false);
		if (isDoubtful && !(await deps.probe(signal))) {
			return { end: 'unreachable', reason: 'network' };
		}
		for (;;) {
			if (signal.aborted) return { end: 'unreachable', reason: 'timeout' };
			const taken: Taken = underWay?.taken ?? (await take(judged));
			const { commands } = taken;
			const ids = commands.map((c) => c.id);
			if (ids.length === 0) {
				if (!bisection.only) {
					if ([...judged].some((id) => !waits.has(id))) again.failed(deps.monotonic());
					else again.succeeded();
					return { end: 'empty' };
				}
				bisection.cleared([...bisection.only]);
				continue;
			}

			const asked: Promise<Reply> = underWay?.reply ?? send(taken, signal);
			underWay = null;
			// The next batch is chosen while this one is on its way, but only from a server that has
			// answered: what is chosen counts as sent, and can no longer be taken back.
			const isSmooth = isAnswered && !bisection.only;
			const [reply, next] = await Promise.all([
				asked,
				isSmooth ? take(new Set([...judged, ...ids])) : null
			]);
			if (reply.kind === 'lost') {
				losses += 1;
				if (losses >= LOSSES_AGAINST_A_BATCH) await suspect(ids, 'server_error');
				return { end: 'unreachable', reason: reply.reason };
			}
			const { status } = reply;
			if (status === 200) {
				const answer = readAnswer(reply.body);
				if (!answer) return { end: 'unreachable', reason: 'notOurs' };
				await deps.point?.('answerCame');
				const { results, meta } = answer;
				isAnswered = true;
				// Nothing in it needs this batch, so it may leave before this answer is on the disk.
				if (next && next.commands.length > 0) {
					const ahead = { ...next, pending: next.pending - countFinal(results) };
					underWay = { taken: ahead, reply: send(ahead, signal) };
				}
				const settled = await settle(outbox, commands, results, meta, deps.now(), mechanisms);
				await deps.point?.('answerStored');
				losses = 0;
				failedAlone = 0;
				bisection.cleared(ids);
				for (const id of [...settled.done, ...settled.human]) waits.delete(id);
				for (const [id, seconds] of settled.later) {
					judged.add(id);
					if (seconds === 0) continue;
					waitFor(id).failed(deps.monotonic(), seconds * 1000);
					// A server that survives a poisoned command asks to wait instead of failing: the same
					// patience, and the same end before the person.
					await countFailure(outbox, id, deps.now());
				}
				deps.notify('outbox');
				continue;
			}

			const problem = v.safeParse(problemSchema, reply.body);
			const code = problem.success ? problem.output.code : null;
			if (!mechanisms.bisection && (status >= 500 || status === 413 || status === 400)) {
				return later(reply);
			} else if (status === 413) {
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
				const asked = v.safeParse(updateSchema, reply.body);
				if (asked.success) await noteMinProto(outbox, asked.output.minProto);
				deps.notify('outbox');
				return { end: 'updateNeeded' };
			} else {
				// 429, 503, and whatever a proxy may say: the batch was not judged.
				return later(reply);
			}
		}
	}

	/**
	 * What has failed alone goes last: three such at the head of the queue look like a broken server, and
	 * would end every round before anything behind them had its turn.
	 */
	async function take(leaveOut: Set<string>): Promise<Taken> {
		if (waits.size > 0 && !bisection.only) {
			const others = await takeBut(new Set([...leaveOut, ...waits.keys()]));
			if (others.commands.length > 0) return others;
		}
		return takeBut(new Set([...leaveOut, ...waiting()]));
	}

	function takeBut(skip: Set<string>): Promise<Taken> {
		const max = Math.min(limits.maxCommands, bisection.maxCommands);
		const choice = {
			skip,
			only: bisection.only,
			limits: { ...limits, maxCommands: max },
			files
		};
		return takeBatch(outbox, choice, deps.newId, mechanisms);
	}

	async function send({ commands, device, pending }: Taken, signal: AbortSignal): Promise<Reply> {
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
			const ask = (sent: string | Uint8Array<ArrayBuffer>) => {
				const init = { method: 'POST' as const, body: sent };
				return askServer({ fetch: fetchAndPass, signal }, '/api/v1/commands', init, timeoutMs);
			};
			const packed = isPackingOff ? null : ((await deps.pack?.(body)) ?? null);
			if (!packed) return await ask(body);
			const reply = await ask(packed);
			// Before the batch itself is suspected: a proxy may have unpacked it, or not know the packing.
			const isRefused = reply.kind === 'answer' && (reply.status === 400 || reply.status === 415);
			if (!isRefused) return reply;
			isPackingOff = true;
			return await ask(body);
		} finally {
			deps.onSending([]);
		}
	}

	const fetchAndPass: typeof deps.fetch = async (...args) => {
		const asked = deps.fetch(...args);
		// Held at the point, a lost request would otherwise also surface as an unhandled rejection.
		asked.catch(() => {});
		await deps.point?.('requestSent');
		return asked;
	};

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

	function waitMs(): number {
		const now = deps.monotonic();
		const left = [again, ...waits.values()].map((wait) => wait.waitMs(now)).filter((ms) => ms > 0);
		return left.length === 0 ? 0 : Math.min(...left);
	}

	return { run, waitMs };
}

/** Chosen before this answer came, the next batch still counted its commands as unsent. */
function countFinal(results: CommandResult[]): number {
	return results.filter(({ status }) => status !== 'wait' && status !== 'retry').length;
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
	const results = answer.output.results.flatMap((raw) => readResult(raw) ?? []);
	return { meta: answer.output.meta, results };
}

const updateSchema = v.object({ minProto: v.number() });

const limitsSchema = v.object({
	maxCommands: v.pipe(v.number(), v.minValue(1)),
	maxBytes: v.pipe(v.number(), v.minValue(1))
});

function readLimits(body: unknown) {
	const limits = v.safeParse(limitsSchema, body);
	return limits.success ? limits.output : null;
}
