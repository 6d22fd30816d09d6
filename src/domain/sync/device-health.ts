/** How a colleague's phone stands, as the feed of a station carries it (`k: "device"`). Never its content. */
export interface DeviceRow {
	id: string;
	accountId: string;
	name: string;
	/**
	 * `unsent`: it said that it holds work that is not at the court. `wiped`: it had such work, and its
	 * owner came back with another device. `dropped`: it had, and now has none without having sent any.
	 */
	state: 'unsent' | 'wiped' | 'dropped';
	/** Pieces of work it last said it holds, or held when it was last heard of. */
	count: number;
	/** ISO: when the oldest of them was made, by the server's clock. */
	since: string;
	/** ISO: when it was found empty; null while it is not. */
	emptiedAt: string | null;
	/** ISO; to the hour, because a feed row for each contact would be a row for nothing. */
	lastContactAt: string;
	app: string;
}

/** A queue that is younger is on its way and nobody's business. */
export const WORTH_SHOWING_MS = 3_600_000;

/** Devices found empty first, then whose work waits longest. */
export function byUrgency(a: DeviceRow, b: DeviceRow): number {
	const isEmpty = (row: DeviceRow) => (row.emptiedAt === null ? 0 : 1);
	return isEmpty(b) - isEmpty(a) || a.since.localeCompare(b.since) || a.id.localeCompare(b.id);
}
