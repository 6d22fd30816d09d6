import { makeRandom } from '../law-texts.ts';

/** One thing a person does on the phone. The same list, made from one seed, is given to every system. */
export interface Write {
	/** Place in the script, from 0. */
	n: number;
	/** Random name of this one act; what becomes of it is looked up by it. */
	id: string;
	account: 'alice' | 'bob';
	tab: 0 | 1;
	kind: 'visit' | 'filing' | 'edit' | 'booking';
	/** The visit, filing or booking it is about; an edit names its filing. */
	entity: string;
	/** 0 makes the filing, 1 to 3 are its edits in order; 0 for everything else. */
	step: number;
	/** Slot a booking asks for. */
	slot: string | null;
	/** A leading `!` is content every server refuses, a leading `?` makes every handler throw. */
	note: string;
}

export const PLACES_PER_SLOT = 3;

/** Places in the script where something happens, as shares of its length. */
export interface Acts {
	offlineAt: number;
	tabsAt: number;
	tabsEndAt: number;
	updateAt: number;
	logoutAt: number;
	bobAt: number;
	aliceAt: number;
	killAt: number;
	end: number;
}

export function actsOf(length: number): Acts {
	const at = (share: number) => Math.round(length * share);
	return {
		offlineAt: at(0.15),
		tabsAt: at(0.25),
		tabsEndAt: at(0.45),
		updateAt: at(0.45),
		logoutAt: at(0.55),
		bobAt: at(0.6),
		aliceAt: at(0.7),
		killAt: at(0.85),
		end: length
	};
}

const words =
	'到访 企业 负责人 合同 履行 证据 目录 送达 地址 调解 意见 期限 劳动 工资 财产 保全 清单 需要 补充 说明'.split(
		' '
	);

/**
 * 70 % visits, 20 % filings (one maker and three edits each), 10 % bookings for six places in ten
 * bookings. One write in 200 is refused for its content, one in all crashes the handler; that one
 * comes late, so that what the other faults do is seen before it.
 */
export function makeWrites(seed: number, length: number): Write[] {
	const random = makeRandom(seed);
	const acts = actsOf(length);
	const pick = (below: number) => Math.floor(random() * below);
	const filings = Math.round(length / 20);
	const slots = Math.round(length / 50);
	const bobs = acts.aliceAt - acts.bobAt;
	const bookingsOf = (share: number) => Math.round(share / 10);
	// Alice's filings only: an edit belongs to whoever made the filing.
	const alice = mix(length - bobs, filings * 4, bookingsOf(length) - bookingsOf(bobs), pick);
	const bob = mix(bobs, 0, bookingsOf(bobs), pick);
	const order = [...alice.slice(0, acts.bobAt), ...bob, ...alice.slice(acts.bobAt)];

	const made: Array<{ id: string; step: number; tab: 0 | 1 }> = [];
	let left = filings;
	let bookings = 0;
	const writes = order.map((kind, n): Write => {
		const isBob = n >= acts.bobAt && n < acts.aliceAt;
		const inTabs = n >= acts.tabsAt && n < acts.tabsEndAt;
		const base = {
			n,
			id: uuid(random),
			account: isBob ? ('bob' as const) : ('alice' as const),
			tab: (inTabs ? n % 2 : 0) as 0 | 1,
			step: 0,
			slot: null,
			note: Array.from({ length: 24 }, () => words[pick(words.length)]).join('')
		};
		if (kind === 'booking') {
			const slot = `slot-${bookings++ % slots}`;
			return { ...base, kind, entity: uuid(random), slot };
		}
		if (kind === 'visit') return { ...base, kind, entity: uuid(random) };
		const open = made.filter((one) => one.step < 3);
		const filing = open[pick(open.length)];
		// While two tabs write, a filing stays in the tab that began on it there.
		if (filing && (left === 0 || pick(4) > 0)) {
			filing.step += 1;
			const tab = inTabs ? filing.tab : 0;
			return { ...base, kind: 'edit', tab, entity: filing.id, step: filing.step };
		}
		left -= 1;
		const entity = uuid(random);
		made.push({ id: entity, step: 0, tab: (n % 2) as 0 | 1 });
		return { ...base, kind, entity };
	});

	const plain = writes.filter((write) => write.kind === 'visit');
	for (let from = 0; from < length; from += 200) {
		const here = plain.filter(({ n }) => n >= from && n < from + 200);
		const poison = here[pick(here.length)];
		if (poison) poison.note = `!${poison.note}`;
	}
	const late = plain.find(
		({ n, note }) => n >= acts.killAt + (length - acts.killAt) / 3 && !note.startsWith('!')
	);
	if (late) late.note = `?${late.note}`;
	return writes;
}

/** Kinds in random order: filings stand for their edits as well. */
function mix(
	length: number,
	filings: number,
	bookings: number,
	pick: (below: number) => number
): Array<'visit' | 'filing' | 'booking'> {
	return shuffle(
		Array.from({ length }, (_, at) => {
			if (at < filings) return 'filing';
			return at < filings + bookings ? 'booking' : 'visit';
		}),
		pick
	);
}

function shuffle<T>(items: T[], pick: (below: number) => number): T[] {
	for (let at = items.length - 1; at > 0; at--) {
		const other = pick(at + 1);
		[items[at], items[other]] = [items[other] as T, items[at] as T];
	}
	return items;
}

/** Looks like a random version 4 UUID, and is the same in every run. */
function uuid(random: () => number): string {
	const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
	hex[12] = '4';
	hex[16] = '89ab'[Math.floor(random() * 4)] ?? '8';
	const text = hex.join('');
	return [8, 12, 16, 20, 32].map((end, at) => text.slice([0, 8, 12, 16, 20][at], end)).join('-');
}
