import type { Batch, Change, Command, CommandResult } from '#domain/sync/wire';

interface Row {
	k: string;
	id: string;
	v: number;
	rev: number;
	d: Record<string, unknown>;
}

interface State {
	clock: number;
	/** Stored first answers by device and command id. */
	answers: Map<string, { body: string; result: CommandResult }>;
	rows: Map<string, Row>;
	gone: Map<string, number>;
	/** Every effect in the order it happened: the oracle of the tests. */
	effects: Array<{ command: string; entity: string; type: string }>;
}

export type Fault =
	| 'loseRequest'
	| 'loseAnswer'
	| 'html'
	| { status: number; body?: unknown; retryAfter?: number }
	| null;

/**
 * The protocol of the server in memory, for tests of the device: exactly-once by command id,
 * `after`, one clock, timelines, backup and restore. Types: `note.create`, `note.change`,
 * `note.bad` or a `bad` body (rejected), `note.poison` (the whole batch fails with 500).
 */
export class FakeSyncServer {
	state: State = {
		clock: 0,
		answers: new Map(),
		rows: new Map(),
		gone: new Map(),
		effects: []
	};
	timelines = [{ id: 't1', from: 0 }];
	account = 'a1';
	scope = 'firm:1';
	pageSize = 500;
	/** Asked once per request; what it answers happens to that request. */
	fault: (path: string, batch: Batch | null) => Fault = () => null;
	/** Bodies of all pushes that arrived. */
	pushes: Batch[] = [];
	pulls: string[] = [];
	#starts = 1;

	fetch: typeof globalThis.fetch = async (input, init) => {
		const url = new URL(String(input), 'http://server.test');
		init?.signal?.throwIfAborted();
		const batch = init?.body ? (JSON.parse(String(init.body)) as Batch) : null;
		const fault = this.fault(url.pathname, batch);
		if (fault === 'loseRequest') throw new TypeError('network');
		if (fault === 'html') return new Response('<html>Please sign in to the Wi-Fi</html>');
		if (fault !== null && fault !== 'loseAnswer') {
			const headers = fault.retryAfter ? { 'retry-after': String(fault.retryAfter) } : {};
			return Response.json(fault.body ?? { code: 'fault', message: '' }, {
				status: fault.status,
				headers
			});
		}
		const answer = batch ? this.#push(batch) : this.#pull(url.searchParams);
		if (fault === 'loseAnswer') throw new TypeError('network');
		return answer;
	};

	/** Every start opens a timeline at the clock it finds. */
	restart(): void {
		this.#starts += 1;
		this.timelines = [
			...this.timelines,
			{ id: `t${this.#starts}-${Math.random()}`, from: this.state.clock }
		];
	}

	backup(): () => void {
		const kept = structuredClone({ state: this.state, timelines: this.timelines });
		return () => {
			const copy = structuredClone(kept);
			this.state = copy.state;
			this.timelines = copy.timelines;
			this.restart();
		};
	}

	/** A row written by somebody else, or taken away. */
	write(id: string, d: Record<string, unknown> | null): void {
		this.state.clock += 1;
		if (d === null) {
			this.state.rows.delete(id);
			this.state.gone.set(id, this.state.clock);
		} else {
			const rev = (this.state.rows.get(id)?.rev ?? 0) + 1;
			this.state.rows.set(id, { k: 'note', id, v: this.state.clock, rev, d });
		}
	}

	effectsOf(command: string): number {
		return this.state.effects.filter((effect) => effect.command === command).length;
	}

	#push(batch: Batch): Response {
		this.pushes.push(batch);
		if (batch.account !== this.account) {
			return Response.json({ code: 'account_mismatch', message: '' }, { status: 403 });
		}
		if (batch.commands.some((command) => command.type === 'note.poison')) {
			return Response.json({ code: 'internal', message: '' }, { status: 500 });
		}
		const results = batch.commands.map((command) => this.#apply(batch.device, command));
		return Response.json({ proto: 1, meta: this.#meta(), results });
	}

	#apply(device: string, command: Command): CommandResult {
		const key = `${device}/${command.id}`;
		const body = JSON.stringify(command);
		const stored = this.state.answers.get(key);
		if (stored && stored.body !== body) {
			return { id: command.id, status: 'rejected', code: 'key_reuse', messageKey: 'key_reuse' };
		}
		if (stored) return stored.result;
		const needed = command.after.map((id) => this.state.answers.get(`${device}/${id}`)?.result);
		if (needed.some((result) => result === undefined)) return { id: command.id, status: 'wait' };
		const result = needed.every((n) => n?.status === 'applied')
			? this.#judge(command)
			: rejected(command, 'dependency_failed', this.state.clock);
		this.state.answers.set(key, { body, result });
		return result;
	}

	#judge(command: Command): CommandResult {
		const row = this.state.rows.get(command.entity);
		if (command.type === 'note.bad' || command.body['bad'] === true)
			return rejected(command, 'invalid', this.state.clock);
		if (command.type === 'note.create' && row)
			return rejected(command, 'invalid', this.state.clock);
		if (command.type !== 'note.create' && !row)
			return rejected(command, 'not_found', this.state.clock);
		if (row && command.baseRev !== null && command.baseRev !== row.rev) {
			return {
				id: command.id,
				status: 'conflict',
				code: 'changed_meanwhile',
				v: this.state.clock,
				messageKey: 'changed_meanwhile',
				yours: command.body,
				current: row.d,
				choices: []
			};
		}
		this.write(command.entity, command.body);
		const { id, entity, type } = command;
		this.state.effects.push({ command: id, entity, type });
		const { rev, v } = this.state.rows.get(entity) as Row;
		const at = new Date(1_790_000_000_000 + v * 1000).toISOString();
		return { id, status: 'applied', rev, v, scope: this.scope, number: `T-${v}`, at };
	}

	#pull(query: URLSearchParams): Response {
		const from = query.get('cursor') ?? '';
		this.pulls.push(from);
		const [timeline, position] = from === '' ? ['', 0] : splitCursor(from);
		const index = this.timelines.findIndex((entry) => entry.id === timeline);
		const end = this.timelines[index + 1]?.from ?? this.state.clock;
		if (from !== '' && (index === -1 || position > end)) {
			return Response.json({ code: 'reset', message: '', meta: this.#meta() }, { status: 410 });
		}
		const changes: Change[] = [
			...[...this.state.rows.values()].map(({ k, id, v, rev, d }) => ({ k, id, v, rev, d })),
			...[...this.state.gone].map(([id, v]) => ({ k: 'note', id, v, x: 1 as const }))
		]
			.filter((change) => change.v > position)
			.sort((a, b) => a.v - b.v);
		const page = changes.slice(0, this.pageSize);
		const more = page.length < changes.length;
		const last = more ? (page.at(-1)?.v ?? position) : this.state.clock;
		const next = `${this.timelines.at(-1)?.id}.${last}`;
		const scope = query.get('scope');
		const { clock } = this.state;
		const head = { proto: 1, meta: this.#meta(), scope, from };
		return Response.json({ ...head, changes: page, next, more, clock });
	}

	#meta() {
		const serverTime = 1_790_000_000_000 + this.state.clock * 1000;
		return { serverTime, minProto: 1, timelines: this.timelines };
	}
}

function rejected(
	command: Command,
	code: 'invalid' | 'not_found' | 'dependency_failed',
	v: number
) {
	return { id: command.id, status: 'rejected' as const, code, v, messageKey: code };
}

function splitCursor(cursor: string): [string, number] {
	const dot = cursor.lastIndexOf('.');
	return [cursor.slice(0, dot), Number(cursor.slice(dot + 1))];
}
