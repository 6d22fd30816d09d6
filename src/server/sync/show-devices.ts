import type { Transaction } from 'kysely';
import { type DeviceRow, WORTH_SHOWING_MS } from '../../domain/sync/device-health.ts';
import type { Core } from '../core.ts';
import type { Database, DeviceTable } from '../db/schema.ts';
import { hashOf } from './canonical-json.ts';
import { publishChanges } from './change-log.ts';
import type { RowChange } from './handler.ts';
import { retention } from './retention.ts';

/** Count, contact and version alone make a new row no more often than this. */
const refreshMs = 3_600_000;

/** What the feeds hold of a device now. */
interface Shown {
	at: number;
	rev: number;
	scopes: string[];
	row: DeviceRow;
}

/**
 * Brings the feeds of an account's stations in step with its devices: rows appear, change and go on
 * transitions only, so a phone in trouble costs at most one row an hour and a healthy one none.
 * Takes the clock row: call it last before commit.
 */
export async function showDevices(
	trx: Transaction<Database>,
	account: string,
	at: number
): Promise<void> {
	const person = await trx
		.selectFrom('account')
		.select(['id', 'name', 'role'])
		.where('id', '=', account)
		.executeTakeFirst();
	const postings = await trx
		.selectFrom('posting')
		.select('station_id')
		.where('account_id', '=', account)
		.where('ended_at', 'is', null)
		.orderBy('station_id')
		.execute();
	// A firm's phones are the firm's own affair.
	const isStaff = person !== undefined && person.role !== 'owner';
	const scopes = isStaff ? postings.map((one) => `station:${one.station_id}`) : [];
	const devices = await trx
		.selectFrom('device')
		.selectAll()
		.where('account', '=', account)
		.orderBy('device')
		.execute();
	const changes: RowChange[] = [];
	for (const device of devices) {
		const shown = device.shown === null ? null : (JSON.parse(device.shown) as Shown);
		const row = rowOf(device, person?.name ?? '', at);
		const wanted = row && scopes.length > 0 ? { row, scopes } : null;
		if (!shown && !wanted) continue;
		if (shown && wanted && isGoodEnough(shown, wanted, at)) continue;
		const rev = (shown?.rev ?? 0) + 1;
		const { id } = wanted?.row ?? shown?.row ?? { id: '' };
		const next = wanted && { ...wanted, at, rev };
		for (const scope of new Set([...(shown?.scopes ?? []), ...(next?.scopes ?? [])])) {
			const data = next?.scopes.includes(scope) ? next.row : null;
			changes.push({ scope, kind: 'device', id, rev, data });
		}
		await trx
			.updateTable('device')
			.set({ shown: next && JSON.stringify(next) })
			.where('account', '=', account)
			.where('device', '=', device.device)
			.execute();
	}
	await publishChanges(trx, changes);
}

/** Hourly: work grows old without a word from its phone. Devices nobody has heard of are forgotten. */
export async function refreshDevices({ db, now }: Pick<Core, 'db' | 'now'>): Promise<number> {
	const at = now().getTime();
	await db
		.deleteFrom('device')
		.where('seen_at', '<', at - retention.devicesMs)
		.where('shown', 'is', null)
		.execute();
	const accounts = await db
		.selectFrom('device')
		.select('account')
		.distinct()
		.where((eb) => eb.or([eb('unsent', '>', 0), eb('shown', 'is not', null)]))
		.execute();
	for (const { account } of accounts) {
		await db.transaction().execute((trx) => showDevices(trx, account, at));
	}
	return accounts.length;
}

function rowOf(device: DeviceTable, name: string, at: number): DeviceRow | null {
	if (device.seen_at < at - retention.devicesMs) return null;
	const since = device.unsent_since ?? device.emptied_at ?? device.seen_at;
	const base = {
		// Not the device's own name: that belongs to the phone and the server.
		id: hashOf([device.account, device.device]).slice(0, 32),
		accountId: device.account,
		name,
		since: new Date(since).toISOString(),
		lastContactAt: new Date(device.seen_at).toISOString(),
		app: device.app
	};
	const isWiped = device.emptied === 'wiped';
	if (!isWiped && device.unsent > 0 && since <= at - WORTH_SHOWING_MS) {
		return { ...base, state: 'unsent', count: device.unsent, emptiedAt: null };
	}
	if (!device.emptied || !device.emptied_at) return null;
	if (device.emptied_at < at - retention.emptiedMs) return null;
	const emptiedAt = new Date(device.emptied_at).toISOString();
	return { ...base, state: device.emptied, count: device.lost, emptiedAt };
}

function isGoodEnough(
	shown: Shown,
	wanted: { scopes: string[]; row: DeviceRow },
	at: number
): boolean {
	const material = ({ row, scopes }: { row: DeviceRow; scopes: string[] }) =>
		JSON.stringify([scopes, row.state, row.since, row.emptiedAt, row.name]);
	if (material(shown) !== material(wanted)) return false;
	const isSame = JSON.stringify(shown.row) === JSON.stringify(wanted.row);
	return isSame || at - shown.at < refreshMs;
}
