import type { SyncDeps } from '#client/sync/deps';
import { allMechanisms } from '#domain/sync/mechanisms';
import type { Meta } from '#domain/sync/wire';
import { noteMinProto } from './note-min-proto.ts';
import type { Outbox } from './outbox-database.ts';
import { noteTimelines } from './settle.ts';

/** What every answer of the server says beside its subject: how old an app it still serves, and its timelines. */
export async function noteMeta(
	outbox: Outbox,
	meta: Meta,
	{ mechanisms = allMechanisms, notify }: Pick<SyncDeps, 'mechanisms' | 'notify'>
): Promise<void> {
	const isNews = await noteMinProto(outbox, meta.minProto);
	const returned = await noteTimelines(outbox, meta.timelines, mechanisms);
	if (returned > 0 || isNews) notify('outbox');
}
