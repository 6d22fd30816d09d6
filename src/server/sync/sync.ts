import * as v from 'valibot';
import type { Actor } from '../../domain/account/actor.ts';
import type { CommandType } from '../../domain/sync/commands.ts';
import { allMechanisms, type Mechanisms } from '../../domain/sync/mechanisms.ts';
import {
	type BatchAnswer,
	batchSchema,
	MAX_BYTES,
	MAX_COMMANDS,
	type Problem,
	PROTO
} from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import { fileHandlers } from '../files/handlers.ts';
import { healthCheckHandlers } from '../health-check/handlers.ts';
import { manuscriptHandlers } from '../notice/manuscript/handlers.ts';
import { applyBatch } from './apply-batch.ts';
import { createClockWatch } from './clock-watch.ts';
import { isTemporary } from './database-errors.ts';
import { createFailpoint, type PassPoint } from './failpoint.ts';
import type { CommandHandler, CommandHandlers, MayIssue } from './handler.ts';
import { type ChangesResult, readChanges } from './read-changes.ts';
import { appendTimeline } from './timeline.ts';

export interface Busy {
	status: 503;
	body: Problem & { retryAfter: number };
}

export type BatchResult =
	| { status: 200; body: BatchAnswer }
	| { status: 400 | 403; body: Problem }
	| { status: 413; body: Problem & { maxCommands: number; maxBytes: number } }
	| { status: 426; body: Problem & { minProto: number } }
	| Busy;

export interface Sync {
	/** Judges a batch of commands. Every refusal of one command is in `results`, never a status. */
	applyBatch(actor: Actor, batch: unknown): Promise<BatchResult>;
	readChanges(
		actor: Actor | null,
		scope: string,
		cursor: string,
		limit?: number
	): Promise<ChangesResult | Busy>;
	/** Once per start of a server process (sync protocol 2.5). */
	openTimeline(): Promise<void>;
}

/** Every command of the product has its handler here, or this does not compile. */
export const commandHandlers: Record<CommandType, CommandHandler> = {
	...healthCheckHandlers,
	...fileHandlers,
	...manuscriptHandlers
};

/** Nothing was judged or read, and nothing is wrong with the request: the device keeps its queue. */
export const busy: Busy = {
	status: 503,
	body: { code: 'busy', message: 'The server is busy. Try again soon.', retryAfter: 5 }
};

/** The answer to a body over the limits: the device halves its batch. */
export const tooLarge: BatchResult & { status: 413 } = {
	status: 413,
	body: {
		code: 'too_large',
		message: 'Send fewer commands at once.',
		maxCommands: MAX_COMMANDS,
		maxBytes: MAX_BYTES
	}
};

/** What a test or a benchmark may put in place of the product's own. */
export interface SyncOverrides {
	handlers?: CommandHandlers;
	/** Goes with `handlers` of other commands than the product's. */
	mayIssue?: MayIssue;
	mechanisms?: Mechanisms;
	point?: PassPoint;
}

export function createSync(core: Core, overrides: SyncOverrides = {}): Sync {
	const point = overrides.point ?? createFailpoint(core.config.failpoint);
	const { handlers = commandHandlers, mayIssue, mechanisms = allMechanisms } = overrides;
	const deps = { ...core, handlers, mayIssue, mechanisms, point, watch: createClockWatch() };
	return {
		async applyBatch(actor, given) {
			const refused = refuseFrame(given);
			if (refused) return refused;
			const batch = v.safeParse(batchSchema, given);
			if (!batch.success) return malformed(v.getDotPath(batch.issues[0]) ?? '');
			if (mechanisms.accountCheck && batch.output.account !== actor.accountId) {
				const message = 'These commands belong to another account.';
				return { status: 403, body: { code: 'account_mismatch', message } };
			}
			try {
				return { status: 200, body: await applyBatch(deps, actor, batch.output) };
			} catch (error) {
				if (!isTemporary(error)) throw error;
				core.log.warn({ err: error }, 'batch not judged: the database is busy');
				return busy;
			}
		},
		async readChanges(actor, scope, cursor, limit = 500) {
			try {
				return await readChanges(deps, actor, scope, cursor, limit);
			} catch (error) {
				if (!isTemporary(error)) throw error;
				core.log.warn({ err: error }, 'feed not read: the database is busy');
				return busy;
			}
		},
		openTimeline: () => appendTimeline(core.db, core.now())
	};
}

/** What must be said before the shape is checked: an old app may well have another shape. */
function refuseFrame(given: unknown): BatchResult | null {
	const { proto, commands } = (given ?? {}) as { proto?: unknown; commands?: unknown };
	if (Number.isInteger(proto) && (proto as number) < PROTO) {
		const message = 'This version of the app is too old: update it.';
		return { status: 426, body: { code: 'upgrade_needed', message, minProto: PROTO } };
	}
	if (Number.isInteger(proto) && (proto as number) > PROTO) {
		// A newer app during a rolling update: the next process it meets will understand it.
		const message = 'This server is being updated. Try again soon.';
		return { status: 503, body: { ...busy.body, message, retryAfter: 60 } };
	}
	if (Array.isArray(commands) && commands.length > MAX_COMMANDS) return tooLarge;
	return null;
}

function malformed(field: string): BatchResult {
	const message = 'The request is not a batch of commands.';
	return { status: 400, body: { code: 'malformed', message, field } };
}
