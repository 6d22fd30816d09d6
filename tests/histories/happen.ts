import { removeCommand } from '#client/outbox/remove-command';
import { readOutbox } from '#client/outbox/read-outbox';
import {
	exampleOwner,
	firmMaple,
	firmRiver,
	officerQingtong,
	ownerRiver
} from '../../src/server/demo/world.ts';
import { act, type Act, type Saved } from './acts.ts';
import { pass, type Dice } from './dice.ts';
import type { Network } from './network.ts';
import { type Phone, type Tab, untilPowerLost } from './phone.ts';
import type { Watch } from './screen.ts';
import type { TestedServer } from './tested-server.ts';

export interface World {
	server: TestedServer;
	network: Network;
	phones: Phone[];
	saved: Saved[];
	/** Taken back by the person before it was sent. */
	removed: Set<string>;
	watch: Watch;
	/** What the operator has put by. */
	kept: Awaited<ReturnType<TestedServer['backup']>> | null;
	restores: number;
}

interface Moment {
	world: World;
	phone: Phone;
	tab: Tab;
	dice: Dice;
	/** Words that tell what is written now from everything else. */
	token: string;
}

/** Whose phone it is. */
export const owners = [exampleOwner, exampleOwner, officerQingtong, ownerRiver];
const MOST_RESTORES = 2;
/** As often as each is named. */
export const happenings = [
	...['create', 'create', 'create', 'step', 'step', 'step', 'step', 'step', 'step', 'step'],
	...['edit', 'edit', 'bad', 'poison', 'remove'],
	...['round', 'round', 'round', 'round', 'round', 'round', 'round', 'tabs', 'tabs', 'all', 'all'],
	...['cut', 'cut', 'cut', 'weather', 'weather', 'late', 'restart', 'restartMeanwhile'],
	...['backup', 'backup', 'restore', 'restoreMeanwhile'],
	...['expire', 'switch', 'switch', 'membership', 'adopt', 'wait']
] as const;
export type Happening = (typeof happenings)[number];

/** What people, networks and operators do in one step. */
export const happen: Record<Happening, (moment: Moment) => unknown> = {
	create: (moment) => write(moment, 'create'),
	step: (moment) => write(moment, 'step'),
	edit: (moment) => write(moment, 'edit'),
	bad: (moment) => write(moment, 'bad'),
	poison: (moment) => write(moment, 'poison'),
	remove: takeBack,
	round: ({ tab, dice }) => rounds([tab], dice),
	tabs: ({ phone, dice }) => rounds(phone.tabs, dice),
	all: ({ world, dice }) =>
		rounds(
			world.phones.flatMap(({ tabs }) => tabs),
			dice
		),
	cut: loseBattery,
	weather({ world, dice }) {
		world.network.trouble = dice.pick([0, 0.25, 0.5]);
	},
	late: ({ world }) => world.network.deliverLate(),
	restart: ({ world }) => world.server.restart(),
	restartMeanwhile: ({ world, tab, dice }) =>
		Promise.all([rounds([tab], dice), pass(dice.roll(20)).then(() => world.server.restart())]),
	async backup({ world }) {
		world.kept = await world.server.backup();
	},
	restore: ({ world }) => restore(world),
	restoreMeanwhile: ({ world, phone, dice }) =>
		Promise.all([rounds(phone.tabs, dice), pass(dice.roll(20)).then(() => restore(world))]),
	expire: ({ phone }) => phone.signIn(null),
	switch: switchAccount,
	membership: toggleMembership,
	adopt: ({ tab }) => untilPowerLost(tab.adopt()),
	wait: ({ phone }) => phone.wait(3_600_000)
};

async function write(moment: Moment, what: Act): Promise<void> {
	await untilPowerLost(perform(moment, what));
}

async function perform({ world, tab, dice, token }: Moment, what: Act): Promise<void> {
	const saved = await act(tab, what, dice, token);
	if (!saved) return;
	// An edit before the first sending is the same intent with other words.
	world.saved = world.saved.filter(({ id }) => id !== saved.id);
	world.saved.push(saved);
	world.watch.look(tab.phone, saved.account);
}

async function takeBack({ world, tab, dice }: Moment): Promise<void> {
	const { commands } = await readOutbox(tab.space.outbox);
	if (commands.length === 0) return;
	const removed = await removeCommand(tab.space.outbox, dice.pick(commands).id);
	for (const id of removed.ok ? removed.value : []) world.removed.add(id);
}

async function rounds(tabs: Tab[], dice: Dice): Promise<void> {
	const trigger = dice.pick(['person', 'event', 'timer'] as const);
	await Promise.all(
		tabs.map(async (tab) => {
			await pass(dice.roll(6));
			await untilPowerLost(tab.round(trigger));
		})
	);
}

/** A phone of the family: the other person signs in, or the first one again. */
function switchAccount({ phone, dice }: Moment): void {
	const own = owners[phone.no] ?? null;
	const other = phone.no === 1 ? ownerRiver : own;
	phone.signIn(dice.pick([own, other]));
}

/** Granted late or taken away: the firm of the first owner, to both. */
async function toggleMembership({ world, dice }: Moment): Promise<void> {
	const { db } = world.server;
	const account_id = dice.pick([exampleOwner, ownerRiver]);
	const [since, firm_id] = [
		'2026-11-26T00:00:00.000Z',
		dice.pick([firmMaple, firmMaple, firmRiver])
	];
	const row = await db
		.selectFrom('membership')
		.select('ended_at')
		.where('account_id', '=', account_id)
		.where('firm_id', '=', firm_id)
		.executeTakeFirst();
	const ended_at = row && row.ended_at === null ? since : null;
	await db
		.insertInto('membership')
		.values({ account_id, firm_id, since, ended_at })
		.onConflict((conflict) => conflict.columns(['account_id', 'firm_id']).doUpdateSet({ ended_at }))
		.execute();
}

async function loseBattery(moment: Moment): Promise<void> {
	const { phone, tab, dice } = moment;
	phone.power.failIn(dice.roll(14), dice.chance(0.5));
	const before = dice.pick(['create', 'adopt', 'nothing', 'nothing']);
	if (before === 'create') await write(moment, 'create');
	else if (before === 'adopt') await untilPowerLost(tab.adopt());
	await rounds(phone.tabs, dice);
	phone.switchOn();
}

async function restore(world: World): Promise<void> {
	if (world.kept && world.restores < MOST_RESTORES) await world.server.restore(world.kept);
	world.restores += 1;
}
