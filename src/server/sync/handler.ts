import type { Transaction } from 'kysely';
import type { Actor } from '../../domain/account/actor.ts';
import type { DialectName } from '../db/open.ts';
import type { Database } from '../db/schema.ts';

/** A row as its scope shall see it after the command; `data: null` is a tombstone. */
export interface RowChange {
	scope: string;
	kind: string;
	id: string;
	rev: number;
	data: object | null;
}

/** What a use-case gets. It never opens or ends the transaction. */
export interface CommandContext {
	trx: Transaction<Database>;
	dialect: DialectName;
	actor: Actor;
	/** The entity the command is about, and the revision the person saw. */
	entity: string;
	baseRev: number | null;
	now: Date;
	/** Writes the feed row together with the effect: both commit, or neither. */
	change(row: RowChange): void;
}

export type RejectionCode = 'invalid' | 'forbidden' | 'not_found';

export type Outcome =
	| { status: 'applied'; rev: number; scope: string; number?: string }
	| {
			status: 'conflict';
			code: string;
			messageKey: string;
			yours: unknown;
			current: unknown;
			choices: unknown[];
	  }
	| {
			status: 'rejected';
			code: RejectionCode;
			messageKey: string;
			issues?: Array<{ field: string; reason: string }>;
	  }
	/** Not yet: what it needs has not arrived. Leaves nothing behind and is not stored. */
	| { status: 'wait' };

export type UseCase<Body> = (context: CommandContext, body: Body) => Promise<Outcome>;

/** One command type: its current version, and how bodies of older versions become it. */
export interface CommandHandler {
	version: number;
	/** `upcast[1]` turns a body of version 1 into version 2. Accepted for 400 days, see sync protocol 2.3. */
	upcast: Record<number, (body: Record<string, unknown>) => Record<string, unknown>>;
	run(context: CommandContext, body: Record<string, unknown>): Promise<Outcome>;
}

/** Every command a server knows, by type. */
export type CommandHandlers = Readonly<Record<string, CommandHandler>>;

/** May this person issue the command at all? Asked before anything else is looked at. */
export type MayIssue = (actor: Actor, type: string) => boolean;

export function rejected(
	code: RejectionCode,
	issues?: Array<{ field: string; reason: string }>
): Outcome {
	return { status: 'rejected', code, messageKey: `sync.${code}`, ...(issues ? { issues } : {}) };
}
