import type { Transaction } from 'kysely';
import type { Actor } from '../../domain/account/actor.ts';
import type { DeviceReport } from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import type { Database, DeviceTable } from '../db/schema.ts';
import { retention } from './retention.ts';
import { showDevices } from './show-devices.ts';

/** Contact that changes nothing is written down no more often than this. */
const contactMs = 3_600_000;

type Stored = Omit<DeviceTable, 'account' | 'device' | 'pending' | 'shown'>;

/**
 * Takes in what a device says beside a pull. The usual case, nothing unsent and seen within the hour,
 * is one read: a write for each pull would cost more than the pull.
 */
export async function noteReport(
	{ db, now }: Pick<Core, 'db' | 'now'>,
	actor: Actor,
	report: DeviceReport
): Promise<void> {
	const at = now().getTime();
	const key = { account: actor.accountId, device: report.device };
	const before = await findDevice(db, key);
	if (before && isOldNews(before, report, at)) return;
	await db.transaction().execute(async (trx) => {
		const known = await findDevice(trx, key);
		const emptied = known ? await findDrop(trx, report, known, at) : nothingLost;
		const seen: Stored = {
			...emptied,
			app: report.app,
			seen_at: at,
			unsent: report.pending,
			unsent_since: sinceOf(report, known, at),
			oldest: report.oldest ?? null,
			reported_at: at
		};
		await trx
			.insertInto('device')
			.values({ ...key, ...seen, pending: report.pending, shown: null })
			.onConflict((on) => on.columns(['account', 'device']).doUpdateSet(seen))
			.execute();
		if (!known?.reported_at) await markWiped(trx, key, at);
		await showDevices(trx, actor.accountId, at);
	});
}

function findDevice(
	db: Core['db'],
	{ account, device }: { account: string; device: string }
): Promise<DeviceTable | undefined> {
	return db
		.selectFrom('device')
		.selectAll()
		.where('account', '=', account)
		.where('device', '=', device)
		.executeTakeFirst();
}

function isOldNews(known: DeviceTable, report: DeviceReport, at: number): boolean {
	return (
		known.reported_at !== null &&
		known.emptied !== 'wiped' &&
		known.app === report.app &&
		known.unsent === report.pending &&
		known.oldest === (report.oldest ?? null) &&
		at - known.reported_at < contactMs
	);
}

/** Kept while the same command is the oldest, so that a device clock set anew moves nothing. */
function sinceOf(report: DeviceReport, known: DeviceTable | undefined, at: number): number | null {
	if (report.pending === 0) return null;
	if (known?.unsent_since && known.oldest === report.oldest) return known.unsent_since;
	return at - Math.min((report.age ?? 0) * 1000, retention.commandsMs);
}

const nothingLost = { emptied: null, emptied_at: null, lost: 0 };

/** It had unsent work, has none, and has sent nothing since: discarded by its owner, or lost. */
async function findDrop(
	trx: Transaction<Database>,
	report: DeviceReport,
	known: DeviceTable,
	at: number
): Promise<Pick<DeviceTable, 'emptied' | 'emptied_at' | 'lost'>> {
	// A phone that was taken for wiped and speaks again is not.
	const kept =
		known.emptied === 'dropped'
			? { emptied: known.emptied, emptied_at: known.emptied_at, lost: known.lost }
			: nothingLost;
	if (known.unsent === 0 || report.pending > 0) return kept;
	const sent = await trx
		.selectFrom('op')
		.select('id')
		.where('device', '=', known.device)
		.where((eb) =>
			eb.or([
				eb('at', '>=', known.reported_at ?? 0),
				// An answer may be older than a late report that still counted its command.
				eb('id', '=', known.oldest ?? '')
			])
		)
		.limit(1)
		.executeTakeFirst();
	return sent ? kept : { emptied: 'dropped', emptied_at: at, lost: known.unsent };
}

/** A device nobody has heard of, of somebody whose other one held unsent work when last heard of. */
async function markWiped(
	trx: Transaction<Database>,
	{ account, device }: { account: string; device: string },
	at: number
): Promise<void> {
	await trx
		.updateTable('device')
		.set(({ ref }) => ({ emptied: 'wiped' as const, emptied_at: at, lost: ref('unsent') }))
		.where('account', '=', account)
		.where('device', '!=', device)
		.where('unsent', '>', 0)
		.where('emptied', 'is', null)
		.execute();
}
