import 'fake-indexeddb/auto';
import type { Mechanisms } from '#domain/sync/mechanisms';
import { adoptGuest } from '#client/outbox/adopt-guest';
import { GUEST, openOutbox, type Outbox } from '#client/outbox/outbox-database';
import { askServer } from '#client/sync/ask-server';
import type { SyncDeps } from '#client/sync/deps';
import { openMirror, type Mirror } from '#client/sync/mirror-database';
import { createSyncEngine, type SyncEngine, type Trigger } from '#client/sync/sync-engine';
import { makeSyncDeps } from '../support/sync-deps.ts';
import { diceOf } from './dice.ts';
import type { Network } from './network.ts';
import { onBattery, Power, PowerLost } from './power.ts';

/** What `/api/v1/me` says of the person. */
export interface Me {
	accountId: string;
	name: string;
	firms: Array<{ id: string; name: string }>;
	scopes: string[];
}

/** The databases of one account on one phone, as they lie on its disk. */
export interface Space {
	account: string;
	outbox: Outbox;
	mirror: Mirror;
}

export interface PhoneParts {
	seed: number;
	network: Network;
	mechanisms: Mechanisms;
	/** Something stored has changed: what would the pages show now? */
	onChange(phone: Phone, account: string): void;
}

/** A phone that people share: one session at a time, a disk, a battery, and tabs. */
export class Phone {
	readonly no: number;
	readonly parts: PhoneParts;
	tabs: Tab[] = [];
	power = new Power();
	/** Whose cookie the browser holds; it knows nothing of who looks at which tab. */
	session: { account: string | null; no: number } = { account: null, no: 0 };
	/** Stays on the disk, so that a person works on with the server away. */
	lastMe: Me | null = null;
	/** Device clock, wrong by years and honest about nothing; and one that never jumps. */
	clock: number;
	steady = 0;
	made = 0;
	#spaces = new Map<string, Space>();
	#tabs: number;

	constructor(no: number, tabs: number, parts: PhoneParts) {
		this.no = no;
		this.parts = parts;
		this.#tabs = tabs;
		this.clock = Date.UTC(2026, 10, 26) + (diceOf(parts.seed, no).roll(21) - 10) * 365 * 86_400_000;
		this.switchOn();
	}

	/** Everything in memory is gone; the disk is as it was. */
	switchOn(): void {
		this.power = new Power();
		this.tabs = Array.from(
			{ length: this.#tabs },
			() => new Tab(this, this.no * 100 + this.made++)
		);
	}

	signIn(account: string | null): void {
		this.session = { account, no: this.session.no + 1 };
	}

	/** The disk itself, for the oracle and for the eyes of the person. */
	spaceOf(account: string): Space {
		const known = this.#spaces.get(account);
		if (known) return known;
		const name = `${this.no}:${account}`;
		const space = { account, outbox: openOutbox(name), mirror: openMirror(name) };
		this.#spaces.set(account, space);
		return space;
	}

	get spaces(): Space[] {
		return [...this.#spaces.values()];
	}

	wait(ms: number): void {
		this.steady += ms;
		this.clock += ms;
	}
}

/** One page of the app: what `client/state/device.ts` and `sign-in.svelte.ts` do, without a screen. */
export class Tab {
	readonly no: number;
	readonly phone: Phone;
	me: Me | null;
	status: 'anonymous' | 'signedIn' | 'expired';
	requests = 0;
	mostRequests = 0;
	#confirmedAt: number | null = null;
	#power: Power;
	#open = new Map<string, Space>();
	#engine: { account: string; sync: SyncEngine } | null = null;

	constructor(phone: Phone, no: number) {
		this.phone = phone;
		this.no = no;
		this.#power = phone.power;
		this.me = phone.lastMe;
		this.status = this.me ? 'signedIn' : 'anonymous';
	}

	/** Where this page stores what the person does. */
	get space(): Space {
		return this.#spaceOf(this.me?.accountId ?? GUEST);
	}

	newId = (): string => {
		this.phone.made += 1;
		const { seed } = this.phone.parts;
		const dice = diceOf(seed, this.no, this.phone.made);
		const hex = Array.from({ length: 30 }, () => dice.roll(16).toString(16)).join('');
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
	};

	async round(trigger: Trigger): Promise<void> {
		const before = this.requests;
		const isOld = this.phone.steady - (this.#confirmedAt ?? -Infinity) > 5 * 60_000;
		if (isOld || this.status !== 'signedIn') await this.refresh();
		const sync = this.#currentEngine();
		if (!sync || this.status !== 'signedIn') return;
		const end = await sync.round(trigger);
		if (end === 'signIn') this.status = 'expired';
		if (end === 'otherAccount' || end === 'notAllowed') {
			await this.refresh();
			// The server has just confirmed that it is us: it was the session of a moment.
			if (this.isConfirmed && this.#currentEngine() === sync) sync.resume();
		}
		this.mostRequests = Math.max(this.mostRequests, this.requests - before);
	}

	get isConfirmed(): boolean {
		return this.status === 'signedIn' && this.#confirmedAt === this.phone.steady;
	}

	/** Asks who is signed in. Without an answer the last known account stays. */
	async refresh(): Promise<void> {
		const reply = await askServer({ fetch: this.#fetch }, '/api/v1/me', { method: 'GET' }, 8000);
		if (reply.kind === 'lost') return;
		if (reply.status === 200 && isMe(reply.body)) {
			this.#confirmedAt = this.phone.steady;
			const isNews = this.status !== 'signedIn' || this.me?.accountId !== reply.body.accountId;
			this.me = this.phone.lastMe = reply.body;
			this.status = 'signedIn';
			if (isNews) this.#currentEngine()?.resume();
		} else if (reply.status === 401) this.status = this.me ? 'expired' : 'anonymous';
	}

	/** The person takes over what was queued before anybody signed in. */
	async adopt(): Promise<void> {
		if (this.me && this.status === 'signedIn') {
			await adoptGuest(this.#spaceOf(GUEST).outbox, this.space.outbox, this.me.accountId);
		}
	}

	#currentEngine(): SyncEngine | null {
		if (!this.me) return null;
		const account = this.me.accountId;
		if (this.#engine?.account !== account) {
			const { outbox, mirror } = this.#spaceOf(account);
			const scopes = () => this.me?.scopes ?? [];
			const sync = createSyncEngine({ account, outbox, mirror, scopes }, this.#deps(account));
			this.#engine = { account, sync };
		}
		return this.#engine.sync;
	}

	#deps(account: string): SyncDeps {
		const { phone } = this;
		return makeSyncDeps({
			fetch: this.#fetch,
			now: () => phone.clock,
			monotonic: () => phone.steady,
			newId: this.newId,
			app: 'history',
			probe: async () => {
				const reply = await askServer({ fetch: this.#fetch }, '/healthz', { method: 'GET' }, 8000);
				return reply.kind === 'answer' && reply.status === 200;
			},
			notify: () => phone.parts.onChange(phone, account),
			mechanisms: phone.parts.mechanisms
		});
	}

	#fetch: typeof globalThis.fetch = async (input, init) => {
		this.#power.assert();
		this.requests += 1;
		const { account, no: session } = this.phone.session;
		const from = { tab: this.no, request: this.requests, account, session };
		const body = typeof init?.body === 'string' ? init.body : null;
		const { network } = this.phone.parts;
		const answer = await network.send(from, init?.method ?? 'GET', String(input), body);
		// A dead phone learns of nothing.
		this.#power.assert();
		return answer;
	};

	#spaceOf(account: string): Space {
		const known = this.#open.get(account);
		if (known) return known;
		const name = `${this.phone.no}:${account}`;
		// Known to the oracle from the first transaction on.
		this.phone.spaceOf(account);
		const outbox = onBattery(openOutbox(name), this.#power);
		const mirror = onBattery(openMirror(name), this.#power);
		const space = { account, outbox, mirror };
		this.#open.set(account, space);
		return space;
	}
}

/** What a dead phone was about to do is not done; everything else is a fault of the product. */
export async function untilPowerLost(work: Promise<unknown>): Promise<void> {
	await work.catch((error: unknown) => {
		if (!(error instanceof PowerLost)) throw error;
	});
}

function isMe(body: unknown): body is Me {
	return typeof body === 'object' && body !== null && 'accountId' in body && 'scopes' in body;
}
