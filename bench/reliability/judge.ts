import type { Effect, Word } from './system.ts';
import { PLACES_PER_SLOT, type Write } from './writes.ts';

/** Counts of writes, each defined in docs/benchmarks.md. */
export interface Verdict {
	/** Told "saved" or "sent", never told "refused", not in the server's store, not waiting on the device. */
	lost: number;
	/** In the server's store more often than once. */
	doubled: number;
	/** Edits stored before, or without, the step of the same filing they follow. */
	outOfOrder: number;
	/** Bookings stored beyond the places of their slot. */
	doubleBooked: number;
	/** The server refused it, and the device never said so. */
	refusedUnseen: number;
	/** Good writes the device still holds when the network has been healthy for a minute. */
	blocked: number;
	/** Stored under the session of another person. */
	wrongPerson: number;
	/** Told "refused", and stored all the same. */
	refusedYetStored: number;
	/** Told "refused" and not stored, though by the server's rules nothing was wrong with it. */
	refusedGood: number;
	/** Told "refused" and not stored, by the rules: of these the person knows. */
	refusedSeen: number;
}

export interface Evidence {
	writes: Write[];
	effects: Effect[];
	/** Everything each page said about each write, in order. */
	words: Map<string, Word[]>;
	/** Ids the devices themselves say are unsent. */
	waiting: Set<string>;
	/** Ids of writes whose refusal the server knows by rule: bad content, or no place left. */
	isRefusable(write: Write): boolean;
}

/** Knows nothing of any system: it compares what people were told with what the server's store holds. */
export function judge({ writes, effects, words, waiting, isRefusable }: Evidence): Verdict {
	const places = new Map<string, number[]>();
	effects.forEach(({ id }, at) => places.set(id, [...(places.get(id) ?? []), at]));
	const verdict: Verdict = {
		lost: 0,
		doubled: 0,
		outOfOrder: 0,
		doubleBooked: overbooked(effects),
		refusedUnseen: 0,
		blocked: 0,
		wrongPerson: 0,
		refusedYetStored: 0,
		refusedGood: 0,
		refusedSeen: 0
	};
	const before = new Map<string, number>();
	for (const write of writes) {
		const at = places.get(write.id) ?? [];
		const told = words.get(write.id) ?? [];
		const isRefused = told.includes('refused');
		if (at.length > 1) verdict.doubled += 1;
		if (at.some((one) => effects[one]?.account !== write.account)) verdict.wrongPerson += 1;
		if (at.length > 0 && isRefused) verdict.refusedYetStored += 1;
		if (at.length === 0) {
			// The write that crashes the handler is nobody's good write: waiting for ever is right for it.
			const isCrasher = write.note.startsWith('?');
			if (isRefused) verdict[isRefusable(write) || isCrasher ? 'refusedSeen' : 'refusedGood'] += 1;
			else if (waiting.has(write.id)) verdict.blocked += isCrasher ? 0 : 1;
			// What was once acknowledged is lost, whatever has become of its place since.
			else if (told.includes('saved') && !told.includes('sent') && isRefusable(write))
				verdict.refusedUnseen += 1;
			else if (told.length > 0) verdict.lost += 1;
		}
		if (write.kind !== 'filing' && write.kind !== 'edit') continue;
		const [first] = at;
		const earlier = before.get(write.entity);
		const isFirst = write.kind === 'filing';
		if (first !== undefined && !isFirst && (earlier === undefined || earlier > first)) {
			verdict.outOfOrder += 1;
		}
		// A refused step is no gap: the person knows, and the next edit stands by itself.
		if (first !== undefined) before.set(write.entity, first);
		else if (!isRefused) before.delete(write.entity);
	}
	return verdict;
}

function overbooked(effects: Effect[]): number {
	const taken = new Map<string, number>();
	for (const { slot } of effects) if (slot !== null) taken.set(slot, (taken.get(slot) ?? 0) + 1);
	return [...taken.values()].reduce((sum, n) => sum + Math.max(0, n - PLACES_PER_SLOT), 0);
}
