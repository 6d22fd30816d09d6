import type { DeviceReport } from '#domain/sync/wire';
import { ensureDeviceName } from './device-name.ts';
import type { Outbox } from './outbox-database.ts';
import { readInOrder } from './read-in-order.ts';

/**
 * What this device says beside a pull: how much has no answer yet and how old the oldest is, never what
 * is in it. Said even with nothing queued: a phone that comes back empty is noticed by that.
 */
export async function queueReport(
	outbox: Outbox,
	{ now, newId, app }: { now(): number; newId(): string; app: string }
): Promise<DeviceReport> {
	const { known, open } = await outbox.read(['command', 'meta'], async (tx) => {
		const [unsettled, name] = await Promise.all([
			readInOrder(tx.objectStore('command'), 'pending', 'human'),
			tx.objectStore('meta').get('device')
		]);
		return {
			known: name as string | undefined,
			// What the court has refused has had its answer; what only this device parked has not.
			open: unsettled.filter(({ result }) => result === null)
		};
	});
	const device =
		known ??
		(await outbox.write(
			['meta'],
			(tx) => ensureDeviceName(tx.objectStore('meta'), newId),
			'strict'
		));
	const [oldest] = open;
	const base = { device, app, pending: open.length };
	if (!oldest) return base;
	const age = Math.max(0, Math.round((now() - oldest.madeAt) / 1000));
	return { ...base, age, oldest: oldest.id };
}
