import type { Transaction } from 'kysely';
import type { AttachmentRow } from '../../domain/files/attachment.ts';
import type { Database } from '../db/schema.ts';
import type { AttachmentTable } from '../db/schema-file.ts';
import type { CommandContext, RowChange } from '../sync/handler.ts';

export interface StoredAttachment {
	row: AttachmentRow;
	rev: number;
	firmId: string;
	sha256: string;
	createdBy: string;
	state: AttachmentTable['state'];
}

/** Whose feeds it travels in: those of its request, wherever that is now. */
export interface AttachmentScopes {
	firmId: string;
	stationId: string;
}

const kind = 'attachment';

export async function findAttachment(
	trx: Transaction<Database>,
	id: string
): Promise<StoredAttachment | null> {
	const found = await trx
		.selectFrom('attachment')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return found ? tableToAttachment(found) : null;
}

/** Those that count: neither refused nor replaced. */
export async function countAttachments(
	trx: Transaction<Database>,
	requestId: string
): Promise<number> {
	const { n } = await trx
		.selectFrom('attachment')
		.select(({ fn }) => fn.countAll<number>().as('n'))
		.where('request_id', '=', requestId)
		.where('state', 'in', ['quarantined', 'clean'])
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** False when the id is taken. */
export async function insertAttachment(
	context: Pick<CommandContext, 'trx' | 'change' | 'now'>,
	attachment: StoredAttachment,
	scopes: AttachmentScopes
): Promise<boolean> {
	const { row } = attachment;
	const inserted = await context.trx
		.insertInto('attachment')
		.values({
			id: row.id,
			rev: attachment.rev,
			request_id: row.requestId,
			firm_id: attachment.firmId,
			sha256: attachment.sha256,
			name: row.name,
			type: row.type,
			bytes: row.bytes,
			purpose: row.purpose,
			state: 'quarantined',
			reason: null,
			created_by: attachment.createdBy,
			received_at: row.receivedAt,
			decided_at: null,
			clean_key: null,
			scan_after: context.now.getTime(),
			scan_tries: 0,
			leased_by: null,
			leased_until: 0
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (inserted.numInsertedOrUpdatedRows === 0n) return false;
	for (const change of feedRows(attachment, scopes)) context.change(change);
	return true;
}

/** Another file stands in its place: it leaves the feeds, and the record of the refusal stays. */
export async function replaceAttachment(
	context: Pick<CommandContext, 'trx' | 'change'>,
	attachment: StoredAttachment,
	scopes: AttachmentScopes
): Promise<void> {
	const rev = attachment.rev + 1;
	await context.trx
		.updateTable('attachment')
		.set({ rev, state: 'replaced' })
		.where('id', '=', attachment.row.id)
		.execute();
	for (const change of feedRows({ ...attachment, rev }, scopes)) {
		context.change({ ...change, data: null });
	}
}

/** The firm and the station see the same row. */
export function feedRows(
	{ row, rev }: Pick<StoredAttachment, 'row' | 'rev'>,
	{ firmId, stationId }: AttachmentScopes
): RowChange[] {
	return [`firm:${firmId}`, `station:${stationId}`].map((scope) => ({
		scope,
		kind,
		id: row.id,
		rev,
		data: row
	}));
}

export function tableToAttachment(found: AttachmentTable): StoredAttachment {
	return {
		rev: found.rev,
		firmId: found.firm_id,
		sha256: found.sha256,
		createdBy: found.created_by,
		state: found.state,
		row: {
			id: found.id,
			requestId: found.request_id,
			name: found.name,
			type: found.type as AttachmentRow['type'],
			bytes: found.bytes,
			purpose: found.purpose,
			state: found.state === 'replaced' ? 'refused' : found.state,
			reason: found.reason as AttachmentRow['reason'],
			receivedAt: found.received_at,
			decidedAt: found.decided_at
		}
	};
}
