import type { OpinionRow, RequestRow } from '#domain/health-check/request';
import { GUEST, type QueuedCommand } from '#client/outbox/outbox-database';
import type { MirrorRow } from '#client/sync/mirror-database';
import type { World } from './happen.ts';

/** One account on one phone, read from its disk. */
export interface Place {
	phone: number;
	account: string;
	/** Name of the outbox towards the server; null when it never sent anything. */
	device: string | null;
	commands: QueuedCommand[];
	mirror: MirrorRow[];
	mirrorScopes: string[];
}

/** Everything the oracle judges by: the tables of the server and the stores of the phones, as they are. */
export interface Facts {
	requests: Array<{
		id: string;
		rev: number;
		number: string;
		firm: string;
		station: string;
		description: string;
		history: RequestRow['history'];
	}>;
	opinions: Array<{
		id: string;
		rev: number;
		requestId: string;
		response: OpinionRow['responseReason'];
	}>;
	changes: Array<{
		scope: string;
		kind: string;
		id: string;
		v: number;
		rev: number;
		data: unknown;
	}>;
	answers: Array<{ device: string; id: string; status: string }>;
	places: Place[];
	guests: QueuedCommand[];
	scopesOf: Map<string, string[]>;
}

export async function readFacts({ server, phones }: World): Promise<Facts> {
	const { db } = server;
	const requests = await db.selectFrom('request').selectAll().execute();
	const opinions = await db.selectFrom('opinion').selectAll().execute();
	const changes = await db.selectFrom('change').selectAll().where('gone', '=', 0).execute();
	const ops = await db.selectFrom('op').select(['device', 'id', 'result']).execute();
	const places: Place[] = [];
	const guests: QueuedCommand[] = [];
	const scopesOf = new Map<string, string[]>();
	for (const phone of phones) {
		for (const { account, outbox, mirror } of phone.spaces) {
			const commands = await outbox.read(['command'], (tx) => tx.objectStore('command').getAll());
			if (account === GUEST) {
				guests.push(...commands);
				continue;
			}
			const device = await outbox.read(['meta'], (tx) => tx.objectStore('meta').get('device'));
			const rows = await mirror.read(['row'], (tx) => tx.objectStore('row').getAll());
			const scopes = await mirror.read(['scope'], (tx) => tx.objectStore('scope').getAllKeys());
			const { role, firmIds, stationIds } = await server.actorOf(account);
			scopesOf.set(
				account,
				role === 'owner'
					? firmIds.map((id) => `firm:${id}`)
					: stationIds.map((id) => `station:${id}`)
			);
			const name = typeof device === 'string' ? device : null;
			places.push({
				phone: phone.no,
				account,
				device: name,
				commands,
				mirror: rows,
				mirrorScopes: scopes
			});
		}
	}
	return {
		requests: requests.map((row) => ({
			id: row.id,
			rev: row.rev,
			number: row.number,
			firm: row.firm_id,
			station: row.station_id,
			description: (JSON.parse(row.content) as RequestRow).description,
			history: JSON.parse(row.history) as RequestRow['history']
		})),
		opinions: opinions.map((row) => ({
			id: row.id,
			rev: row.rev,
			requestId: row.request_id,
			response: row.response_reason
		})),
		changes: changes.map((row) => ({ ...row, data: JSON.parse(row.data ?? 'null') as unknown })),
		answers: ops.map((row) => ({
			device: row.device,
			id: row.id,
			status: (JSON.parse(row.result) as { status: string }).status
		})),
		places,
		guests,
		scopesOf
	};
}
