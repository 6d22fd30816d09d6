import { type Actor, scopesOf } from '../../domain/account/actor.ts';
import type { Meta } from '../../domain/sync/wire.ts';
import type { Core } from '../core.ts';
import { readMeta } from '../sync/timeline.ts';

export interface Me {
	accountId: string;
	name: string;
	role: Actor['role'];
	firms: Array<{ id: string; name: string }>;
	stations: Array<{ id: string; name: { zh: string; en: string } }>;
	scopes: string[];
	/** For a device with no scope to read: its only way to notice a restored server. */
	meta: Meta;
}

/** What the device needs to know about whoever is signed in. */
export async function describeMe({ db, now }: Pick<Core, 'db' | 'now'>, actor: Actor): Promise<Me> {
	const firms =
		actor.firmIds.length === 0
			? []
			: await db
					.selectFrom('firm')
					.select(['id', 'name'])
					.where('id', 'in', actor.firmIds)
					.orderBy('id')
					.execute();
	const stations =
		actor.stationIds.length === 0
			? []
			: await db
					.selectFrom('station')
					.select(['id', 'name_zh', 'name_en'])
					.where('id', 'in', actor.stationIds)
					.orderBy('id')
					.execute();
	const { accountId, name, role } = actor;
	return {
		accountId,
		name,
		role,
		firms,
		stations: stations.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } })),
		scopes: scopesOf(actor),
		meta: await readMeta(db, now())
	};
}
