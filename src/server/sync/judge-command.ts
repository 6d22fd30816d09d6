import { sql, type Transaction } from 'kysely';
import type { Mechanisms } from '../../domain/sync/mechanisms.ts';
import type { Command, CommandResult } from '../../domain/sync/wire.ts';
import type { Actor } from '../../domain/account/actor.ts';
import type { DialectName } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { hashOf } from './canonical-json.ts';
import { isWholeBatchRetryable } from './database-errors.ts';
import type { PassPoint } from './failpoint.ts';
import {
	type CommandHandlers,
	type MayIssue,
	type Outcome,
	rejected,
	type RowChange
} from './handler.ts';

/** A final answer that is on record: from an earlier batch, or from earlier in this one. */
export interface KnownAnswer {
	account: string;
	hash: string;
	judged: Judged;
}

/** What was decided; the answer's change number follows when the clock has moved. */
export type Judged =
	| { kind: 'stored'; result: CommandResult }
	| { kind: 'final'; command: Command; hash: string; outcome: FinalOutcome; changes: RowChange[] }
	| { kind: 'open'; result: CommandResult };

export type FinalOutcome =
	| Exclude<Outcome, { status: 'wait' }>
	| { status: 'rejected'; code: 'dependency_failed' | 'key_reuse'; messageKey: string };

export interface JudgeContext {
	trx: Transaction<Database>;
	dialect: DialectName;
	actor: Actor;
	handlers: CommandHandlers;
	mayIssue: MayIssue;
	now: Date;
	log: Log;
	mechanisms: Mechanisms;
	point: PassPoint;
	known: Map<string, KnownAnswer>;
}

/** Seconds until the device tries again what failed for a reason that is not the person's. */
const retryAfter = 30;

/** One command, in its own savepoint: whatever happens to it, the others of the batch go on. */
export async function judgeCommand(context: JudgeContext, command: Command): Promise<Judged> {
	const { actor, known, mechanisms } = context;
	const hash = hashOf(command);
	const before = mechanisms.commandIds ? known.get(command.id) : undefined;
	if (before) {
		if (before.hash === hash && before.account === actor.accountId) return before.judged;
		// Not stored: the id already has its answer.
		return { kind: 'open', result: { id: command.id, ...refusal('key_reuse') } };
	}
	const dependency = mechanisms.after ? judgeDependencies(context, command) : 'ready';
	if (dependency === 'wait') return { kind: 'open', result: { id: command.id, status: 'wait' } };
	const judged: Judged =
		dependency === 'failed'
			? { kind: 'final', command, hash, outcome: refusal('dependency_failed'), changes: [] }
			: await runHandler(context, command, hash);
	if (judged.kind === 'final') known.set(command.id, { account: actor.accountId, hash, judged });
	return judged;
}

function judgeDependencies(
	{ known, actor }: JudgeContext,
	command: Command
): 'ready' | 'wait' | 'failed' {
	const states = command.after.map((id) => {
		const answer = known.get(id);
		// Another account's command on a shared phone is none of this account's business.
		if (!answer || answer.account !== actor.accountId) return 'wait';
		const { judged } = answer;
		const status = judged.kind === 'final' ? judged.outcome.status : judged.result.status;
		return status === 'applied' ? 'ready' : 'failed';
	});
	if (states.includes('wait')) return 'wait';
	return states.includes('failed') ? 'failed' : 'ready';
}

async function runHandler(context: JudgeContext, command: Command, hash: string): Promise<Judged> {
	const { trx, log, point } = context;
	const changes: RowChange[] = [];
	const open = (result: CommandResult): Judged => ({ kind: 'open', result });
	const undo = async () => {
		await sql`rollback to savepoint op`.execute(trx);
		await sql`release savepoint op`.execute(trx);
	};
	await sql`savepoint op`.execute(trx);
	try {
		await point('beforeEffect');
		const outcome = await callHandler(context, command, changes);
		await point('afterEffect');
		if (outcome !== 'newer' && outcome.status === 'applied') {
			await sql`release savepoint op`.execute(trx);
			return { kind: 'final', command, hash, outcome, changes };
		}
		// What is not applied leaves nothing behind, even when the use-case had already written something.
		await undo();
		if (outcome === 'newer') return open({ id: command.id, status: 'retry', retryAfter: 60 });
		if (outcome.status === 'wait') return open({ id: command.id, status: 'wait' });
		return { kind: 'final', command, hash, outcome, changes: [] };
	} catch (error) {
		if (isWholeBatchRetryable(error)) throw error;
		log.error({ err: error, type: command.type, command: command.id }, 'a command failed');
		await undo();
		return open({ id: command.id, status: 'retry', retryAfter });
	}
}

/** `newer`: the app is ahead of this server, as in the middle of a rolling restart. */
async function callHandler(
	{ trx, dialect, actor, handlers, mayIssue, now }: JudgeContext,
	command: Command,
	changes: RowChange[]
): Promise<Outcome | 'newer'> {
	const { type, entity, baseRev } = command;
	const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
	if (!handler) return rejected('invalid', [{ field: 'type', reason: 'unknown' }]);
	// By the matrix and before any look at the body or the row, so the refusal tells nothing.
	if (!mayIssue(actor, type)) return rejected('forbidden');
	if (command.version > handler.version) return 'newer';
	let body = command.body;
	for (let version = command.version; version < handler.version; version++) {
		const upcast = handler.upcast[version];
		if (!upcast) return rejected('invalid', [{ field: 'version', reason: 'too_old' }]);
		body = upcast(body);
	}
	const change = (row: RowChange) => void changes.push(row);
	return handler.run({ trx, dialect, actor, entity, baseRev, now, change }, body);
}

function refusal(code: 'dependency_failed' | 'key_reuse') {
	return { status: 'rejected' as const, code, messageKey: `sync.${code}` };
}
