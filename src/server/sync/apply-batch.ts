import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../domain/account/actor.ts';
import { mayIssue as byMatrix } from '../../domain/account/permissions.ts';
import { isCommandType } from '../../domain/sync/commands.ts';
import { type Batch, type BatchAnswer, type CommandResult, PROTO } from '../../domain/sync/wire.ts';
import type { Mechanisms } from '../../domain/sync/mechanisms.ts';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { createBreather } from './breathe.ts';
import { keyOf, PendingChanges, takeNumbers, writeChanges } from './change-log.ts';
import { isWholeBatchRetryable, withRetries } from './database-errors.ts';
import { readResult } from './expire-results.ts';
import { type ClockWatch, ClockWentBack } from './clock-watch.ts';
import type { PassPoint } from './failpoint.ts';
import type { CommandHandlers, MayIssue } from './handler.ts';
import { type Judged, judgeCommand, type KnownAnswer } from './judge-command.ts';
import { readMeta } from './timeline.ts';

export interface ApplyDeps extends Pick<Core, 'db' | 'dialect' | 'log' | 'now'> {
	handlers: CommandHandlers;
	mechanisms: Mechanisms;
	/** The matrix of the product when left out; given together with handlers of other commands. */
	mayIssue?: MayIssue | undefined;
	point: PassPoint;
	/** One for the process; left out by tests of the numbers alone. */
	watch?: ClockWatch;
}

const mayIssueByMatrix: MayIssue = (actor, type) => isCommandType(type) && byMatrix(actor, type);

/**
 * One transaction for the batch, one savepoint for each command. Effects, answers and feed rows commit
 * together, so a repeat finds the first answer and a crash leaves either all of it or nothing.
 */
export function applyBatch(deps: ApplyDeps, actor: Actor, batch: Batch): Promise<BatchAnswer> {
	return withRetries(
		() => applyOnce(deps, actor, batch),
		async (error, attempt) => {
			const wentBack = error instanceof ClockWentBack;
			if (!wentBack && !isWholeBatchRetryable(error)) return false;
			if (wentBack) await deps.watch?.goOn(deps);
			deps.log.info({ err: error, attempt }, 'batch is tried again');
			return true;
		}
	);
}

async function applyOnce(deps: ApplyDeps, actor: Actor, batch: Batch): Promise<BatchAnswer> {
	const {
		db,
		dialect,
		handlers,
		mayIssue = mayIssueByMatrix,
		log,
		mechanisms,
		point,
		watch
	} = deps;
	const now = deps.now();
	const floor = watch?.floor ?? 0;
	let clock = 0;
	const take: typeof takeNumbers = async (trx, count) => {
		clock = await takeNumbers(trx, count);
		if (clock - count < floor) throw new ClockWentBack();
		return clock;
	};
	await point('beforeBegin');
	const answer = await db.transaction().execute(async (trx) => {
		await point('afterBegin');
		// Two copies of one batch must not both find nothing on record. SQLite has one writer anyway.
		if (dialect === 'postgres') {
			await sql`select pg_advisory_xact_lock(hashtextextended(${batch.device}, 0))`.execute(trx);
		}
		const known = await readKnown(trx, batch);
		await point('afterLookup');
		const context = {
			...{ trx, dialect, actor, handlers, mayIssue },
			...{ now, log, mechanisms, point, known }
		};
		const judged: Judged[] = [];
		const breathe = createBreather();
		for (const command of batch.commands) {
			judged.push(await judgeCommand(context, command));
			await breathe();
		}
		await noteDevice(trx, actor, batch, now);
		const results = await record(trx, deps, take, actor, batch, judged, now);
		return { proto: PROTO, meta: await readMeta(trx, now), results };
	});
	await point('afterCommit');
	watch?.saw(clock, answer.meta.timelines);
	return answer;
}

async function readKnown(
	trx: Transaction<Database>,
	batch: Batch
): Promise<Map<string, KnownAnswer>> {
	const ids = new Set(batch.commands.flatMap((command) => [command.id, ...command.after]));
	const rows = await trx
		.selectFrom('op')
		.select(['id', 'account', 'hash', 'result'])
		.where('device', '=', batch.device)
		.where('id', 'in', [...ids])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				account: row.account,
				hash: row.hash,
				judged: { kind: 'stored', result: readResult(row.id, row.result) }
			}
		])
	);
}

/** Feed rows and answers, with the clock moved by exactly the rows that changed. */
async function record(
	trx: Transaction<Database>,
	{ db, dialect, mechanisms, point }: ApplyDeps,
	take: typeof takeNumbers,
	actor: Actor,
	batch: Batch,
	judged: Judged[],
	now: Date
): Promise<CommandResult[]> {
	// The same command twice in one batch is one decision.
	const final = [...new Set(judged)].filter((one) => one.kind === 'final');
	const pending = new PendingChanges();
	for (const one of final) pending.add(one.changes);
	await point('beforeClock');
	// Outside the transaction the clock is what a sequence is. SQLite has one writer and no outside.
	const clockIn = mechanisms.clockRow || dialect === 'sqlite' ? trx : db;
	const clock = await take(clockIn, pending.rows.length);
	await point('afterClock');
	const numbers = await writeChanges(trx, pending.rows, clock);
	await point('afterChanges');
	const resultOf = (one: Judged): CommandResult => {
		if (one.kind !== 'final') return one.result;
		const { command, outcome, changes } = one;
		if (outcome.status !== 'applied') return { id: command.id, ...outcome, v: clock };
		// The device keeps what it shows until its feed of this scope has passed this number.
		const own = changes.filter((row) => row.scope === outcome.scope);
		const v = Math.max(0, ...own.map((row) => numbers.get(keyOf(row)) ?? 0)) || clock;
		return { id: command.id, ...outcome, v, at: now.toISOString() };
	};
	if (final.length > 0) {
		await trx
			.insertInto('op')
			.values(
				final.map((one) => ({
					device: batch.device,
					id: one.command.id,
					account: actor.accountId,
					hash: one.hash,
					result: JSON.stringify(resultOf(one)),
					v: clock,
					at: now.getTime()
				}))
			)
			// Without the look-up of ids a repeat is judged anew; its answer is on record already.
			.$if(!mechanisms.commandIds, (query) => query.onConflict((conflict) => conflict.doNothing()))
			.execute();
	}
	await point('beforeCommit');
	// Through the text that was stored, so that the first answer and every later one are the same bytes.
	return judged.map((one) => JSON.parse(JSON.stringify(resultOf(one))) as CommandResult);
}

/** What is left unsent afterwards is said by the report beside the pull that follows. */
async function noteDevice(trx: Transaction<Database>, actor: Actor, batch: Batch, now: Date) {
	const seen = { app: batch.app, pending: batch.pending, seen_at: now.getTime() };
	await trx
		.insertInto('device')
		.values({ account: actor.accountId, device: batch.device, unsent: 0, lost: 0, ...seen })
		.onConflict((conflict) => conflict.columns(['account', 'device']).doUpdateSet(seen))
		.execute();
}
