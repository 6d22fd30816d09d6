import type {
	Cursor,
	Message,
	ModelMechanisms,
	Packet,
	Row,
	Timeline,
	Verdict
} from './protocol.ts';

/** Places of each slot. */
export const capacities = [1, 2, 1];
const PAGE = 2;

interface Memory {
	clock: number;
	timelines: Timeline[];
	answers: Map<number, { text: number; verdict: Verdict }>;
	rows: Map<number, Row>;
	taken: number[];
}

/** The server of sync protocol 2.2 to 2.5 with every step atomic, and a memory that can be put back. */
export class ModelServer {
	memory: Memory = {
		clock: 0,
		timelines: [{ id: 0, from: 0 }],
		answers: new Map(),
		rows: new Map(),
		taken: capacities.map(() => 0)
	};
	/** Ids of timelines are never used again, whatever is restored. */
	#opened = 0;
	#on: ModelMechanisms;

	constructor(on: ModelMechanisms) {
		this.#on = on;
	}

	/** The list is replaced and never changed, so answers on their way keep the one they were made with. */
	restart(): void {
		this.#opened += 1;
		const { timelines, clock } = this.memory;
		this.memory.timelines = [...timelines, { id: this.#opened, from: clock }];
	}

	backup(): Memory {
		const { clock, timelines, answers, rows, taken } = this.memory;
		return { clock, timelines, answers: new Map(answers), rows: new Map(rows), taken: [...taken] };
	}

	restore(kept: Memory): void {
		const { clock, timelines, answers, rows, taken } = kept;
		this.memory = {
			clock,
			timelines,
			answers: new Map(answers),
			rows: new Map(rows),
			taken: [...taken]
		};
		this.restart();
	}

	push({ device, packets }: Extract<Message, { kind: 'push' }>): Message {
		const verdicts = packets.map((packet): [number, Verdict] => [packet.id, this.#judge(packet)]);
		return { kind: 'pushed', device, verdicts, timelines: this.memory.timelines };
	}

	pull({ device, from }: Extract<Message, { kind: 'pull' }>): Message {
		const { clock, timelines, rows } = this.memory;
		if (from && !this.#canGoOn(from)) return { kind: 'reset', device, from, timelines };
		const after = from?.v ?? 0;
		const news = [...rows.values()].filter((row) => row.v > after).sort((a, b) => a.v - b.v);
		const page = news.slice(0, PAGE);
		const more = page.length < news.length;
		const timeline = timelines.at(-1)?.id ?? 0;
		const next = { timeline, v: more ? (page.at(-1)?.v ?? after) : clock };
		return { kind: 'pulled', device, from, rows: page, next, more, clock, timelines };
	}

	#canGoOn(cursor: Cursor): boolean {
		const { clock, timelines } = this.memory;
		const at = timelines.findIndex((one) => one.id === cursor.timeline);
		return at !== -1 && cursor.v <= (timelines[at + 1]?.from ?? clock);
	}

	#judge(packet: Packet): Verdict {
		const { answers } = this.memory;
		const known = this.#on.commandIds ? answers.get(packet.id) : undefined;
		if (known && known.text !== packet.text) return this.#refuse('rejected', 'key_reuse');
		if (known) return known.verdict;
		if (this.#on.after) {
			const needed = packet.after.map((id) => answers.get(id)?.verdict.status);
			if (needed.includes(undefined)) return { status: 'wait' };
			if (needed.some((status) => status !== 'applied')) {
				return this.#store(packet, this.#refuse('rejected', 'dependency_failed'));
			}
		}
		return this.#store(packet, this.#apply(packet));
	}

	#store(packet: Packet, verdict: Verdict): Verdict {
		this.memory.answers.set(packet.id, { text: packet.text, verdict });
		return verdict;
	}

	#apply(packet: Packet): Verdict {
		const { rows, taken } = this.memory;
		const row = rows.get(packet.entity);
		if (packet.kind === 'poison') return this.#refuse('rejected', 'invalid');
		if (packet.kind === 'update') {
			if (!row) return this.#refuse('rejected', 'not_found');
			const isOld = packet.baseRev !== null && packet.baseRev !== row.rev;
			if (isOld) return this.#refuse('conflict', 'changed');
		}
		if (packet.kind === 'book') {
			const slot = packet.slots.find((one) => (taken[one] ?? 0) < (capacities[one] ?? 0));
			if (slot === undefined) return this.#refuse('conflict', 'slot_full');
			taken[slot] = (taken[slot] ?? 0) + 1;
		}
		const v = ++this.memory.clock;
		const made = [...(row?.made ?? []), packet];
		rows.set(packet.entity, { id: packet.entity, v, rev: (row?.rev ?? 0) + 1, made });
		return { status: 'applied', v };
	}

	#refuse(status: 'conflict' | 'rejected', code: string): Verdict {
		return { status, code, v: this.memory.clock };
	}
}
