import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lock, Locker, RequestRelease } from '@tus/server';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Renewed every second; a process that died holds an upload for no longer than this. */
const leaseMs = 4000;
const renewMs = 1000;
const askMs = 150;
/** After this the phone is told to ask again: whoever holds the upload is still at it. */
const patienceMs = 15_000;

const locked = { status_code: 423, body: 'The upload is busy.\n' };

/**
 * One writer for each upload, across all processes: a row in the database. Whoever comes later (a phone
 * that has lost its line and is back) asks the holder to end; a holder that is dead runs out by itself.
 * Time is that of the machines: they may differ by less than a lease.
 */
export function createUploadLocker(db: Kysely<Database>): Locker {
	return { newLock: (id) => createLock(db, id) };
}

function createLock(db: Kysely<Database>, id: string): Lock {
	const holder = randomUUID();
	let renewal: NodeJS.Timeout | undefined;

	async function take(): Promise<boolean> {
		const now = Date.now();
		const taken = await db
			.insertInto('upload_lock')
			.values({ id, holder, until: now + leaseMs, wanted: 0 })
			.onConflict((conflict) =>
				conflict
					.column('id')
					.doUpdateSet({ holder, until: now + leaseMs, wanted: 0 })
					.where('upload_lock.until', '<', now)
			)
			.executeTakeFirst();
		return taken.numInsertedOrUpdatedRows === 1n;
	}

	/** Also where the holder learns that somebody waits, or that it has been given up. */
	async function renew(release: RequestRelease): Promise<void> {
		const mine = await db
			.updateTable('upload_lock')
			.set({ until: Date.now() + leaseMs })
			.where('id', '=', id)
			.where('holder', '=', holder)
			.returning('wanted')
			.executeTakeFirst();
		if (!mine || mine.wanted === 1) await release();
	}

	return {
		async lock(signal, release) {
			const giveUpAt = Date.now() + patienceMs;
			while (!(await take())) {
				if (signal.aborted || Date.now() > giveUpAt) throw locked;
				await db.updateTable('upload_lock').set({ wanted: 1 }).where('id', '=', id).execute();
				await sleep(askMs);
			}
			renewal = setInterval(() => {
				// A database that is away for a moment: the lease says what happens.
				renew(release).catch(() => {});
			}, renewMs);
			renewal.unref();
		},
		async unlock() {
			clearInterval(renewal);
			await db
				.deleteFrom('upload_lock')
				.where('id', '=', id)
				.where('holder', '=', holder)
				.execute();
		}
	};
}
