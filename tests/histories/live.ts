import { IDBFactory } from 'fake-indexeddb';
import { allMechanisms, type Mechanisms } from '#domain/sync/mechanisms';
import { GUEST, type QueuedCommand } from '#client/outbox/outbox-database';
import { readOutbox } from '#client/outbox/read-outbox';
import { diceOf, pass } from './dice.ts';
import { happen, happenings, owners, type Happening, type World } from './happen.ts';
import { Network, POISON } from './network.ts';
import { findFaults } from './oracle.ts';
import { Phone, type Tab } from './phone.ts';
import { Watch } from './screen.ts';
import type { TestedServer } from './tested-server.ts';

/** Numbers only, so that histories are cheap to make, to shrink and to keep. */
export interface History {
	/** Decides what the network does to which request. */
	seed: number;
	steps: number[];
}

const MOST_ROUNDS = 8;

/** Lives one history with the product's own code, heals everything, and says what is wrong. */
export async function live(
	server: TestedServer,
	{ seed, steps }: History,
	mechanisms: Mechanisms = allMechanisms
): Promise<string[]> {
	globalThis.indexedDB = new IDBFactory();
	const commits = diceOf(seed, -1);
	await server.begin({
		mechanisms,
		// Commits that take their time are what a cursor must not jump over.
		point: (name) => (name === 'beforeCommit' && commits.chance(0.2) ? pass(8) : undefined)
	});
	const network = new Network(server, seed);
	const watch = new Watch(mechanisms);
	const parts = {
		seed,
		network,
		mechanisms,
		onChange: (phone: Phone, account: string) => watch.look(phone, account)
	};
	const phones = [2, 2, 1, 1].map((tabs, no) => new Phone(no, tabs, parts));
	for (const phone of phones) phone.signIn(owners[phone.no] ?? null);
	// The second phone is used before anybody has signed in on it.
	for (const phone of phones) if (phone.no !== 1) await phone.tabs[0]?.refresh();
	for (const phone of phones) phone.switchOn();
	const world: World = {
		server,
		network,
		phones,
		saved: [],
		removed: new Set(),
		watch,
		kept: null,
		restores: 0
	};

	for (const [index, step] of steps.entries()) {
		const happening = happenings[step % happenings.length] as Happening;
		const dice = diceOf(seed, 1_000_000 + step, index);
		// The owner's phones are used most.
		const often = [0, 0, 1, 1, 2, 3].map((no) => phones[no] as Phone);
		const phone = dice.pick(often);
		const tab = dice.pick(phone.tabs);
		phone.wait(dice.pick([500, 30_000, 400_000]));
		await happen[happening]({ world, phone, tab, dice, token: `(${index})` });
		const seen = await watch.done();
		if (seen.length > 0) return seen;
	}
	return (await heal(world)) ?? [...(await watch.done()), ...(await findFaults(world))];
}

/**
 * The network is good again. First everything that is not poisonous must get its answer although the
 * poison is still there (halving), then the filter is gone too. Nobody writes anything new (I9).
 */
async function heal(world: World): Promise<string[] | null> {
	const { network, phones } = world;
	await network.deliverLate();
	network.trouble = 0;
	// Whoever a phone belongs to signs in on it at last.
	for (const phone of phones) phone.spaceOf(owners[phone.no] ?? GUEST);
	const owed = phones.flatMap((phone) => phone.spaces.map((space) => ({ phone, space })));
	const hasPoison = network.sent.some(({ body }) => body?.includes(POISON));
	for (const isPoisonous of hasPoison ? [true, false] : [false]) {
		network.isPoisonous = isPoisonous;
		for (const { phone, space } of owed) {
			if (space.account === GUEST) continue;
			if (phone.session.account !== space.account) phone.signIn(space.account);
			const tab = phone.tabs[0] as Tab;
			await tab.refresh();
			await tab.adopt();
			for (let round = 0; round < MOST_ROUNDS; round++) {
				phone.wait(400_000);
				await tab.round('timer');
				const { commands } = await readOutbox(space.outbox);
				const held = isPoisonous ? heldByPoison(commands) : new Set<string>();
				const left = commands.filter(({ id, state }) => state === 'pending' && !held.has(id));
				if (left.length === 0) break;
				if (round < MOST_ROUNDS - 1) continue;
				return [`I9: ${left.length} commands wait for ever, such as ${JSON.stringify(left[0])}`];
			}
		}
	}
	// What one device has just sent, the others read in one round.
	for (const { phone, space } of owed) {
		if (space.account === GUEST) continue;
		if (phone.session.account !== space.account) phone.signIn(space.account);
		phone.wait(400_000);
		await phone.tabs[0]?.round('timer');
	}
	return null;
}

function heldByPoison(commands: QueuedCommand[]): Set<string> {
	const held = new Set<string>();
	for (const { id, after, body } of commands) {
		const isPoison = JSON.stringify(body).includes(POISON);
		if (isPoison || after.some((needed) => held.has(needed))) held.add(id);
	}
	return held;
}
