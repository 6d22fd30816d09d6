import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Core } from '../core.ts';
import type { DialectName } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import type { FileTable } from '../db/schema-file.ts';
import type { CommandContext } from '../sync/handler.ts';

type Db = Kysely<Database> | Transaction<Database>;

export interface FileKey {
	firmId: string;
	sha256: string;
}

export interface Quota {
	bytes: number;
	/** Uploads of one firm that have begun and not ended. */
	unfinished: number;
}

/** Where the bytes are in the quarantine. One place per firm, so that one firm's file is nothing to another. */
export function uploadId({ firmId, sha256 }: FileKey): string {
	return `${firmId}/${sha256}`;
}

export function keyOfUpload(id: string): FileKey {
	const [firmId = '', sha256 = ''] = id.split('/');
	return { firmId, sha256 };
}

const fileOf = (db: Db, { firmId, sha256 }: FileKey) =>
	db.selectFrom('file').selectAll().where('firm_id', '=', firmId).where('sha256', '=', sha256);

export async function findFile(db: Db, key: FileKey): Promise<FileTable | null> {
	return (await fileOf(db, key).executeTakeFirst()) ?? null;
}

/** As `findFile`; until the transaction ends it is not removed. */
export async function holdFile(
	{ trx, dialect }: Pick<CommandContext, 'trx' | 'dialect'>,
	key: FileKey
): Promise<FileTable | null> {
	const query = fileOf(trx, key).$if(dialect === 'postgres', (found) => found.forShare());
	return (await query.executeTakeFirst()) ?? null;
}

/** Makes room for a file, or says why there is none. A file that is there already keeps its place. */
export function reserveFile(
	db: Kysely<Database>,
	dialect: DialectName,
	file: Pick<FileTable, 'firm_id' | 'sha256' | 'bytes' | 'created_by' | 'created_at'>,
	quota: Quota
): Promise<'reserved' | 'other_length' | 'quota_full' | 'too_many_unfinished'> {
	return db.transaction().execute(async (trx) => {
		// Two uploads that begin at once may not both take the last place. SQLite has one writer.
		if (dialect === 'postgres') {
			await sql`select pg_advisory_xact_lock(hashtextextended(${file.firm_id}, 8))`.execute(trx);
		}
		const known = await findFile(trx, { firmId: file.firm_id, sha256: file.sha256 });
		if (known) return known.bytes === file.bytes ? 'reserved' : 'other_length';
		const used = await usedBy(trx, file.firm_id);
		if (used.bytes + file.bytes > quota.bytes) return 'quota_full';
		if (used.unfinished >= quota.unfinished) return 'too_many_unfinished';
		await trx
			.insertInto('file')
			.values({ ...file, state: 'receiving', complete_at: null })
			.execute();
		return 'reserved';
	});
}

/** Files on their way or waiting, and what was found clean and is kept. */
async function usedBy(trx: Transaction<Database>, firmId: string) {
	const files = await trx
		.selectFrom('file')
		.select(({ fn, eb }) => [
			fn.sum<number | null>('bytes').as('bytes'),
			fn.sum<number | null>(eb.case().when('state', '=', 'receiving').then(1).else(0).end()).as('n')
		])
		.where('firm_id', '=', firmId)
		.executeTakeFirstOrThrow();
	const kept = await trx
		.selectFrom('attachment')
		.select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
		.where('firm_id', '=', firmId)
		.where('state', '=', 'clean')
		.executeTakeFirstOrThrow();
	return {
		bytes: Number(files.bytes ?? 0) + Number(kept.bytes ?? 0),
		unfinished: Number(files.n ?? 0)
	};
}

/** Its hash has been checked: from now on attachments may be made of it. */
export async function completeFile(db: Db, key: FileKey, at: number): Promise<void> {
	await db
		.updateTable('file')
		.set({ state: 'complete', complete_at: at })
		.where('firm_id', '=', key.firmId)
		.where('sha256', '=', key.sha256)
		.where('state', '=', 'receiving')
		.execute();
}

export async function removeFile(db: Db, key: FileKey): Promise<void> {
	await db
		.deleteFrom('file')
		.where('firm_id', '=', key.firmId)
		.where('sha256', '=', key.sha256)
		.execute();
}

/** Begun and, if ever, completed before `before`, and no attachment still waits for its bytes. */
const expired = (db: Db, before: number) =>
	db
		.selectFrom('file')
		.selectAll()
		.where('created_at', '<', before)
		.where((eb) => eb.or([eb('complete_at', 'is', null), eb('complete_at', '<', before)]))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('attachment')
						.select('attachment.id')
						.whereRef('attachment.firm_id', '=', 'file.firm_id')
						.whereRef('attachment.sha256', '=', 'file.sha256')
						.where('attachment.state', '=', 'quarantined')
				)
			)
		);

export async function findExpired(db: Db, before: number, limit: number): Promise<FileKey[]> {
	const found = await expired(db, before).limit(limit).execute();
	return found.map((file) => ({ firmId: file.firm_id, sha256: file.sha256 }));
}

/** False when somebody has made an attachment of it meanwhile, or has removed it. */
export function removeExpired(
	{ db, dialect }: Pick<Core, 'db' | 'dialect'>,
	key: FileKey,
	before: number
): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		// Waits for whoever holds it; only a question asked after that sees what they have made of it.
		if (dialect === 'postgres') await fileOf(trx, key).forUpdate().execute();
		const found = await expired(trx, before)
			.where('firm_id', '=', key.firmId)
			.where('sha256', '=', key.sha256)
			.executeTakeFirst();
		if (found) await removeFile(trx, key);
		return found !== undefined;
	});
}
