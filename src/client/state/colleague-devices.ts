import { byUrgency, type DeviceRow } from '#domain/sync/device-health';
import { records } from './records.svelte.ts';

/** Colleagues' phones that need a look, the most urgent first; as fresh as the last sync. */
export function colleagueDevices(): DeviceRow[] {
	const rows = records.rowsOf('device') as unknown as DeviceRow[];
	// A supervisor has the row of one phone once for each station.
	return [...new Map(rows.map((row) => [row.id, row])).values()].sort(byUrgency);
}
