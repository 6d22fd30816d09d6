import type { App } from '../app.ts';
import { seedNotices } from './load-notices.ts';
import { seedRequests } from './seed-requests.ts';
import { seedWorld } from './seed-world.ts';
import { people } from './world.ts';

/** The demonstration city. The clock is an argument, so the world never ages; a second run changes nothing. */
export async function seedDemo(app: App, today: Date): Promise<void> {
	await seedWorld(app.db, today);
	await seedNotices(app);
	await app.accounts.ensureDemoAccounts(people);
	await seedRequests(app, today);
}
