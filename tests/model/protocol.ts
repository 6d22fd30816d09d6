import type { Mechanisms } from '#domain/sync/mechanisms';

/** What the model knows of the mechanisms; the others live in code it does not have. */
export type ModelMechanisms = Pick<
	Mechanisms,
	| 'commandIds'
	| 'after'
	| 'timelines'
	| 'compareAndSet'
	| 'strictOverlay'
	| 'freezeSent'
	| 'deleteAfterAnswer'
	| 'generations'
>;

/** A command as it travels. Immutable: copies of it may be on their way at once. */
export interface Packet {
	id: number;
	device: number;
	after: number[];
	kind: 'create' | 'update' | 'book' | 'poison';
	entity: number;
	/** Slots in the order of preference, for `book`. */
	slots: number[];
	/** Revision the person saw; null for "whatever it is". */
	baseRev: number | null;
	/** Content. The server refuses one id with two contents. */
	text: number;
}

export type Verdict =
	| { status: 'applied'; v: number }
	| { status: 'conflict' | 'rejected'; code: string; v: number }
	| { status: 'wait' };

/** One entity on the server and in every mirror: which commands made it what it is, in order. */
export interface Row {
	id: number;
	v: number;
	rev: number;
	made: Packet[];
}

export interface Timeline {
	id: number;
	from: number;
}

export interface Cursor {
	timeline: number;
	v: number;
}

export type Message =
	| { kind: 'push'; device: number; packets: Packet[] }
	| { kind: 'pushed'; device: number; verdicts: Array<[number, Verdict]>; timelines: Timeline[] }
	| { kind: 'pull'; device: number; from: Cursor | null }
	| {
			kind: 'pulled';
			device: number;
			from: Cursor | null;
			rows: Row[];
			next: Cursor;
			more: boolean;
			/** Change number the page was read at. */
			clock: number;
			timelines: Timeline[];
	  }
	| { kind: 'reset'; device: number; from: Cursor | null; timelines: Timeline[] };

/** From which change number on two servers' memories differ; Infinity when they do not. */
export function pointOf(
	known: Timeline[],
	offered: Timeline[]
): { point: number; isOlder: boolean } {
	let at = 0;
	while (at < known.length && at < offered.length && known[at]?.id === offered[at]?.id) at += 1;
	const mine = known[at]?.from ?? Infinity;
	const theirs = offered[at]?.from ?? Infinity;
	return { point: Math.min(mine, theirs), isOlder: at === offered.length && at < known.length };
}
