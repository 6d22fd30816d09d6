import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../domain/account/actor.ts';
import { type Batch, type BatchAnswer, type CommandResult, PROTO } from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import type { Database } from '../db/schema.ts';
import { keyOf, PendingChanges, takeNumbers, writeChanges } from './change-log.ts';
import { isWholeBatchRetryable } from './database-errors.ts';
import type { PassPoint } from './failpoint.ts';
import type { CommandHandlers } from './handler.ts';
import { type Judged, judgeCommand, type KnownAnswer } from './judge-command.ts';
import { readMeta } from './timeline.ts';

export interface ApplyDeps extends Pick<Core, 'db' | 'dialect' | 'log' | 'now'> {
	handlers: CommandHandlers;
	point: PassPoint;
	/** Always `takeNumbers`, but for the test that shows why nothing else will do. */
	takeNumbers?: typeof takeNumbers;
}

const attempts = 6;

/**
 * One transaction for the batch, one savepoint for each command. Effects, answers and feed rows commit
 * together, so a repeat finds the first answer and a crash leaves either all of it or nothing.
 */
export async function applyBatch(
	deps: ApplyDeps,
	actor: Actor,
	batch: Batch
): Promise<BatchAnswer> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await applyOnce(deps, actor, batch);
		} catch (error) {
			if (!isWholeBatchRetryable(error) || attempt === attempts) throw error;
			deps.log.info({ err: error, attempt }, 'batch is tried again');
			// Random, so that two batches that met once do not meet again.
			await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * attempt));
		}
	}
}

async function applyOnce(deps: ApplyDeps, actor: Actor, batch: Batch): Promise<BatchAnswer> {
	const { db, dialect, handlers, log, point } = deps;
	const now = deps.now();
	await point('beforeBegin');
	const answer = await db.transaction().execute(async (trx) => {
		await point('afterBegin');
		// Two copies of one batch must not both find nothing on record. SQLite has one writer anyway.
		if (dialect === 'postgres') {
			await sql`select pg_advisory_xact_lock(hashtextextended(${batch.device}, 0))`.execute(trx);
		}
		const known = await readKnown(trx, batch);
		await point('afterLookup');
		const context = { trx, dialect, actor, handlers, now, log, point, known };
		const judged: Judged[] = [];
		for (const command of batch.commands) judged.push(await judgeCommand(context, command));
		await noteDevice(trx, actor, batch, now);
		const results = await record(trx, deps, actor, batch, judged, now);
		return { proto: PROTO, meta: await readMeta(trx, now), results };
	});
	await point('afterCommit');
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
				judged: { kind: 'stored', result: JSON.parse(row.result) as CommandResult }
			}
		])
	);
}

/** Feed rows and answers, with the clock moved by exactly the rows that changed. */
async function record(
	trx: Transaction<Database>,
	{ point, takeNumbers: take = takeNumbers }: ApplyDeps,
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
	const clock = await take(trx, pending.rows.length);
	await point('afterClock');
	const numbers = await writeChanges(trx, pending.rows, clock);
	await point('afterChanges');
	const resultOf = (one: Judged): CommandResult => {
		if (one.kind !== 'final') return one.result;
		const { command, outcome, changes } = one;
		if (outcome.status === 'rejected') return { id: command.id, ...outcome };
		if (outcome.status === 'conflict') return { id: command.id, ...outcome, v: clock };
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
			.execute();
	}
	await point('beforeCommit');
	// Through the text that was stored, so that the first answer and every later one are the same bytes.
	return judged.map((one) => JSON.parse(JSON.stringify(resultOf(one))) as CommandResult);
}

/** A device that reported unsent work and comes back empty has lost its store: staff can see that. */
async function noteDevice(trx: Transaction<Database>, actor: Actor, batch: Batch, now: Date) {
	const seen = { app: batch.app, pending: batch.pending, seen_at: now.getTime() };
	await trx
		.insertInto('device')
		.values({ account: actor.accountId, device: batch.device, ...seen })
		.onConflict((conflict) => conflict.columns(['account', 'device']).doUpdateSet(seen))
		.execute();
}
