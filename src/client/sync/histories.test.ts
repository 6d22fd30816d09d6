import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTab, type Tab } from '../../../tests/support/fake-device.ts';
import { FakeSyncServer, type Fault } from '../../../tests/support/fake-sync-server.ts';

const faults: Fault[] = [
	'loseRequest',
	'loseAnswer',
	'html',
	{ status: 500 },
	{ status: 503 },
	{ status: 413 }
];

type Step =
	| { do: 'create' | 'bad' | 'change'; device: number; pick: number; old: boolean }
	| { do: 'round'; device: number; fault: number; at: number }
	| { do: 'together' }
	| { do: 'restart' }
	| { do: 'backup' }
	| { do: 'restore' };

const device = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constantFrom('create' as const, 'create' as const, 'change' as const, 'bad' as const),
			device,
			pick: fc.nat(20),
			old: fc.boolean()
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('round' as const),
			device,
			fault: fc.integer({ min: -2, max: faults.length - 1 }),
			at: fc.nat(2)
		})
	},
	{ weight: 1, arbitrary: fc.constant<Step>({ do: 'together' }) },
	{
		weight: 2,
		arbitrary: fc.constantFrom<Step>({ do: 'restart' }, { do: 'backup' }, { do: 'restore' })
	}
);

/** Two devices, the first with two tabs, against a server that fails, restarts and forgets. */
async function live(steps: Step[]) {
	const server = new FakeSyncServer();
	server.pageSize = 3;
	const stores = [randomUUID(), randomUUID()];
	const tabs = stores.map((store) => openTab(server, store));
	const secondTab = openTab(server, stores[0] ?? '');
	const entities: string[] = [];
	const intents: Array<{ id: string; tab: Tab; entity: string }> = [];
	let restore: (() => void) | null = null;
	let restores = 0;

	for (const now of steps) {
		if (now.do === 'restart') server.restart();
		else if (now.do === 'backup') restore = server.backup();
		else if (now.do === 'restore') {
			if (restore && restores < 2) restore();
			restores += 1;
		} else if (now.do === 'together') {
			await Promise.all([tabs[0]?.engine.round('person'), secondTab.engine.round('person')]);
		} else if (now.do === 'round') {
			const tab = tabs[now.device] as Tab;
			let requests = 0;
			server.fault = (_path, batch) => {
				const fault = requests++ === now.at ? (faults[now.fault] ?? null) : null;
				// No server finds one small command too large; parking it then would be right.
				return isTooLarge(fault) && batch?.commands.length === 1 ? null : fault;
			};
			await tab.engine.round('person');
			server.fault = () => null;
		} else {
			const tab = tabs[now.device] as Tab;
			const known = Object.keys(await tab.rows()).concat(
				intents.filter((i) => i.tab === tab).map((i) => i.entity)
			);
			const isNew = now.do !== 'change' || known.length === 0;
			const entity = isNew ? randomUUID() : (known[now.pick % known.length] as string);
			entities.push(entity);
			const id = await tab.send({
				// Kinds of their own, because the same kind again would replace what is still unsent.
				type: isNew ? 'note.create' : `note.change${intents.length}`,
				entity,
				body: { by: intents.length, ...(now.do === 'bad' ? { bad: true } : {}) },
				baseRev: isNew || !now.old ? null : 1
			});
			intents.push({ id, tab, entity });
		}
	}

	for (let n = 0; n < 4; n += 1) {
		for (const tab of [...tabs, secondTab]) {
			tab.clock.steady += 400_000;
			await tab.engine.round('person');
		}
	}
	return { server, tabs, intents };
}

function isTooLarge(fault: Fault): boolean {
	return typeof fault === 'object' && fault?.status === 413;
}

test('whatever happens on the way, nothing is lost, doubled, disordered or left behind', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
			const { server, tabs, intents } = await live(steps);
			for (const tab of tabs) {
				const commands = await tab.commands();
				const own = new Set(intents.filter((i) => i.tab === tab).map((i) => i.id));
				// Nothing lost: every intent is still known to its device, and has its end.
				expect(new Set(commands.map((c) => c.id))).toEqual(own);
				for (const command of commands) {
					expect(command.state).not.toBe('pending');
					expect(server.effectsOf(command.id)).toBe(command.state === 'done' ? 1 : 0);
				}
				// Order on each entity is the order of the person's acts.
				const done = commands.filter((c) => c.state === 'done').map((c) => c.id);
				for (const entity of new Set(commands.map((c) => c.entity))) {
					const acts = commands.filter((c) => c.entity === entity && done.includes(c.id));
					const effects = server.state.effects.filter(
						(e) => e.entity === entity && own.has(e.command)
					);
					expect(effects.map((e) => e.command)).toEqual(acts.map((c) => c.id));
				}
				// Both devices show what the server has.
				const truth = Object.fromEntries([...server.state.rows].map(([id, row]) => [id, row.d]));
				expect(await tab.rows()).toEqual(truth);
			}
		}),
		// A slow machine tries fewer; HISTORIES=5000 takes the time it needs.
		process.env.HISTORIES
			? { numRuns: Number(process.env.HISTORIES) }
			: { numRuns: 200, interruptAfterTimeLimit: 10_000 }
	);
}, 600_000);
