import type { App } from '../../src/server/app.ts';
import { createAccount } from '../../src/server/auth/manage-accounts.ts';
import { people } from '../../src/server/demo/world.ts';
import type { World } from './databases.ts';

const day = 86_400_000;

/** An App on the world's database whose clock the test moves, with accounts for its people. */
export async function openWithClock({ app: plain, openAnother }: World) {
	const clock = { now: new Date('2026-11-26T08:00:00Z') };
	const app: App = await openAnother({ now: () => new Date(clock.now) });
	for (const { accountId, ...person } of people) {
		await createAccount(plain, { id: accountId, ...person });
	}
	return {
		app,
		now: () => new Date(clock.now),
		sleepDays(days: number): void {
			clock.now = new Date(clock.now.getTime() + days * day);
		},
		sleepHours(hours: number): void {
			clock.now = new Date(clock.now.getTime() + (hours * day) / 24);
		}
	};
}

export type Clocked = Awaited<ReturnType<typeof openWithClock>>;
