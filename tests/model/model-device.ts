import {
	pointOf,
	type Cursor,
	type Message,
	type ModelMechanisms,
	type Packet,
	type Row,
	type Timeline,
	type Verdict
} from './protocol.ts';

export interface Queued {
	packet: Packet;
	state: 'pending' | 'done' | 'human';
	sent: boolean;
	/** The last final answer; null for what the device parked behind a refusal. */
	verdict: Exclude<Verdict, { status: 'wait' }> | null;
}

interface Generation {
	rows: Map<number, Row>;
	cursor: Cursor | null;
	/** Change number up to which nothing is missing: between two pages that is less than the cursor. */
	complete: number;
	/** Clock of the server when the pages were read: rows that had moved on up to there are not here yet. */
	seen: number;
}

/** One phone: a queue, and a mirror of the only feed. Every call is one transaction of the real one. */
export class ModelDevice {
	queue: Queued[] = [];
	/** What pages read, complete up to its cursor. */
	mirror: Generation = { rows: new Map(), cursor: null, complete: 0, seen: 0 };
	building: Generation | null = null;
	timelines: Timeline[] | null = null;
	/** How often a timeline was seen to part: until then, nothing may go backwards. */
	parted = 0;
	readonly name: number;
	#on: ModelMechanisms;

	constructor(name: number, on: ModelMechanisms) {
		this.name = name;
		this.#on = on;
	}

	enqueue(packet: Omit<Packet, 'after' | 'device'>): void {
		const onEntity = this.queue.filter((one) => one.packet.entity === packet.entity);
		const previous = onEntity.findLast((one) => one.state !== 'human');
		const maker = onEntity.find((one) => one.packet.kind !== 'update');
		// Nothing can be done to what was refused.
		const blocked = !previous && maker?.state === 'human';
		const needed = previous ?? (blocked ? maker : undefined);
		const baseRev = previous?.state === 'pending' ? null : packet.baseRev;
		const after = needed ? [needed.packet.id] : [];
		const state = blocked ? 'human' : 'pending';
		const full = { ...packet, baseRev, after, device: this.name };
		this.queue.push({ packet: full, state, sent: false, verdict: null });
	}

	/** The person changes their mind about what they wrote last; false when it has left already. */
	edit(entity: number, text: number): boolean {
		const last = this.queue.findLast((one) => one.packet.entity === entity);
		if (last?.state !== 'pending' || (this.#on.freezeSent && last.sent)) return false;
		last.packet = { ...last.packet, text };
		return true;
	}

	/** Any window of what may be sent, so the network may reorder more than real batches do. */
	send(start: number, length: number): Message | null {
		const states = new Map(this.queue.map((one) => [one.packet.id, one.state]));
		const chosen: Queued[] = [];
		const inBatch = new Set<number>();
		const open = this.queue.filter((one) => one.state === 'pending');
		for (const one of open.slice(start)) {
			if (chosen.length >= length) break;
			const isReady = one.packet.after.every((id) => inBatch.has(id) || states.get(id) === 'done');
			if (this.#on.after && !isReady) continue;
			chosen.push(one);
			inBatch.add(one.packet.id);
		}
		if (chosen.length === 0) return null;
		for (const one of chosen) one.sent = true;
		if (!this.#on.deleteAfterAnswer) {
			this.queue = this.queue.filter((one) => !inBatch.has(one.packet.id));
		}
		return { kind: 'push', device: this.name, packets: chosen.map((one) => one.packet) };
	}

	ask(): Message {
		return { kind: 'pull', device: this.name, from: (this.building ?? this.mirror).cursor };
	}

	receive(message: Message): void {
		if (message.kind === 'pushed') this.#settle(message);
		if (message.kind === 'pulled') this.#apply(message);
		if (message.kind === 'reset') {
			this.#compare(message.timelines);
			if (sameCursor((this.building ?? this.mirror).cursor, message.from)) this.#beginReset();
		}
	}

	#settle({ verdicts, timelines }: Extract<Message, { kind: 'pushed' }>): void {
		const fresh = new Set<number>();
		for (const [id, verdict] of verdicts) {
			const one = this.queue.find(({ packet }) => packet.id === id);
			if (!one || one.state !== 'pending' || verdict.status === 'wait') continue;
			one.state = verdict.status === 'applied' ? 'done' : 'human';
			one.verdict = verdict;
			fresh.add(id);
		}
		this.#parkDependents();
		this.#compare(timelines, fresh);
	}

	#parkDependents(): void {
		const refused = new Set(
			this.queue.filter((one) => one.state === 'human').map((one) => one.packet.id)
		);
		for (const one of this.queue) {
			if (one.state !== 'pending' || !one.packet.after.some((id) => refused.has(id))) continue;
			one.state = 'human';
			refused.add(one.packet.id);
		}
	}

	/** Takes over the list, and queues again whatever the server may have lost. Answers false for old news. */
	#compare(offered: Timeline[], fresh = new Set<number>()): boolean {
		if (!this.#on.timelines) return true;
		const known = this.timelines;
		const { point, isOlder } = pointOf(known ?? offered, offered);
		if (!isOlder) this.timelines = offered;
		if (point === Infinity) return true;
		this.parted += 1;
		const stays = new Set<number>();
		for (const one of this.queue) {
			const isFresh = !isOlder && fresh.has(one.packet.id);
			if (one.state === 'pending' || (isInDoubt(one, point) && !isFresh)) {
				// Behind a refusal that stands, a command can only wait for the person.
				const isBehind = one.packet.after.some((id) => stays.has(id));
				one.state = isBehind ? 'human' : 'pending';
				if (!isBehind) one.verdict = null;
			}
			if (one.state === 'human') stays.add(one.packet.id);
		}
		if (isOlder) return false;
		if ((this.building ?? this.mirror).seen > point) this.#beginReset();
		// Equal numbers of two histories are not the same change.
		this.mirror.complete = Math.min(this.mirror.complete, point);
		return true;
	}

	#beginReset(): void {
		this.building = { rows: new Map(), cursor: null, complete: 0, seen: 0 };
		if (!this.#on.generations) this.mirror = { ...this.mirror, rows: new Map() };
	}

	#apply({ from, rows, next, more, clock, timelines }: Extract<Message, { kind: 'pulled' }>): void {
		if (!this.#compare(timelines)) return;
		const target = this.building ?? this.mirror;
		if (this.#on.compareAndSet && !sameCursor(target.cursor, from)) return;
		for (const row of rows) target.rows.set(row.id, row);
		target.cursor = next;
		target.seen = clock;
		if (!more) target.complete = next.v;
		if (!this.building || more) return;
		this.mirror = this.building;
		this.building = null;
	}

	/** Commands of this device whose effect or promise the screen shows. */
	shows(one: Queued): boolean {
		const { rows, complete } = this.mirror;
		if (one.state === 'pending') return true;
		const isAhead = one.verdict?.status === 'applied' && one.verdict.v > complete;
		if (this.#on.strictOverlay && isAhead) return true;
		return rows.get(one.packet.entity)?.made.some(({ id }) => id === one.packet.id) ?? false;
	}
}

/**
 * Refusals do not move the clock: one made at the very point may be older or newer than the backup.
 * What was parked here, without an answer, is as doubtful as what it hangs on.
 */
function isInDoubt({ verdict }: Queued, point: number): boolean {
	if (!verdict) return true;
	return verdict.status === 'applied' ? verdict.v > point : verdict.v >= point;
}

function sameCursor(a: Cursor | null, b: Cursor | null): boolean {
	return a?.timeline === b?.timeline && a?.v === b?.v;
}
