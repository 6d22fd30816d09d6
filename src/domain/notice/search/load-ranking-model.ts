import type { RankingModel } from './ranking-model.ts';
import { readRankingTable } from './ranking-table.ts';

let loaded: Promise<RankingModel> | null = null;

/** The table is large, so it comes when the first question does, where nobody brought it. */
export function loadRankingModel(): Promise<RankingModel> {
	loaded ??= import('./ranking-table.data.ts').then(({ rankingTable }) => toModel(rankingTable));
	return loaded;
}

/** For a script that must be whole in one file, because nothing can be fetched for it later. */
export function bringRankingTable(table: string): void {
	loaded = Promise.resolve(toModel(table));
}

function toModel(table: string): RankingModel {
	return readRankingTable(decodeBase64(table));
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// The domain knows no platform, and so no `atob` and no `Buffer`.
function decodeBase64(text: string): Uint8Array {
	const values = new Uint8Array(128);
	for (let value = 0; value < 64; value++) values[digits.charCodeAt(value)] = value;
	const whole = text.replace(/=+$/, '');
	const bytes = new Uint8Array(Math.floor((whole.length * 3) / 4));
	const valueAt = (place: number) => values[whole.charCodeAt(place)] ?? 0;
	for (let place = 0, at = 0; at < bytes.length; place += 4) {
		const four =
			(valueAt(place) << 18) |
			(valueAt(place + 1) << 12) |
			(valueAt(place + 2) << 6) |
			valueAt(place + 3);
		bytes[at++] = four >> 16;
		bytes[at++] = four >> 8;
		bytes[at++] = four;
	}
	return bytes;
}
