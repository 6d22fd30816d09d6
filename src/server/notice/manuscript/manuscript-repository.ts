import type { Kysely, Transaction } from 'kysely';
import {
	completeContent,
	type ManuscriptContent,
	type ManuscriptHistoryEntry,
	type ManuscriptRow
} from '../../../domain/notice/manuscript.ts';
import type { Database } from '../../db/schema.ts';
import type { ManuscriptTable } from '../../db/schema-manuscript.ts';

/** A manuscript as stored: what the feed shows, and what only the server needs. */
export interface StoredManuscript {
	row: Omit<ManuscriptRow, 'authors' | 'approvedBy'>;
	rev: number;
	/** Goes up with each publication. */
	round: number;
	approver: { id: string; name: string } | null;
	createdAt: string;
}

type Trx = Transaction<Database>;

/** Locked until the commit on PostgreSQL, so that two people's steps follow one another. */
export async function findManuscript(
	trx: Trx,
	id: string,
	dialect: 'sqlite' | 'postgres'
): Promise<StoredManuscript | null> {
	const row = await trx
		.selectFrom('manuscript')
		.selectAll()
		.where('id', '=', id)
		.$if(dialect === 'postgres', (query) => query.forUpdate())
		.executeTakeFirst();
	return row ? rowToManuscript(row) : null;
}

export async function findByNumber(trx: Trx, number: number): Promise<{ id: string } | undefined> {
	return trx.selectFrom('manuscript').select('id').where('number', '=', number).executeTakeFirst();
}

/** False when somebody made one with this id in the same moment. */
export async function insertManuscript(trx: Trx, one: StoredManuscript): Promise<boolean> {
	const done = await trx
		.insertInto('manuscript')
		.values(manuscriptToRow(one))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(done.numInsertedOrUpdatedRows) === 1;
}

export async function updateManuscript(trx: Trx, one: StoredManuscript): Promise<void> {
	const { id, created_at: _createdAt, ...values } = manuscriptToRow(one);
	await trx.updateTable('manuscript').set(values).where('id', '=', id).execute();
}

export async function insertVersion(
	trx: Trx,
	{ row }: Pick<StoredManuscript, 'row'>,
	author: { id: string; name: string }
): Promise<void> {
	await trx
		.insertInto('manuscript_version')
		.values({
			manuscript_id: row.id,
			version: row.version,
			content: JSON.stringify(row.content),
			keeps: JSON.stringify(row.keeps),
			author_id: author.id,
			author_name: author.name,
			saved_at: row.updatedAt
		})
		.execute();
}

/** A reviewer who changes the text is one of its authors from then on. */
export async function addAuthor(trx: Trx, one: StoredManuscript, accountId: string): Promise<void> {
	const hand = { manuscript_id: one.row.id, round: one.round, account_id: accountId };
	await trx
		.insertInto('manuscript_hand')
		.values({ ...hand, part: 'author' })
		.onConflict((conflict) =>
			conflict.columns(['manuscript_id', 'round', 'account_id']).doUpdateSet({ part: 'author' })
		)
		.execute();
}

/** False for somebody who wrote any of it: the key has one part for a person in a round. */
export async function addReviewer(
	trx: Trx,
	one: StoredManuscript,
	accountId: string
): Promise<boolean> {
	const hand = { manuscript_id: one.row.id, round: one.round, account_id: accountId };
	await trx
		.insertInto('manuscript_hand')
		.values({ ...hand, part: 'reviewer' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return !(await findAuthors(trx, one)).includes(accountId);
}

export async function findAuthors(trx: Trx, one: StoredManuscript): Promise<string[]> {
	const rows = await trx
		.selectFrom('manuscript_hand')
		.select('account_id')
		.where('manuscript_id', '=', one.row.id)
		.where('round', '=', one.round)
		.where('part', '=', 'author')
		.orderBy('account_id')
		.execute();
	return rows.map((row) => row.account_id);
}

/** Those whose time has come, oldest first. */
export async function findDue(
	db: Kysely<Database>,
	now: string,
	today: string
): Promise<Array<{ id: string; due: 'publish' | 'expire' }>> {
	const scheduled = await db
		.selectFrom('manuscript')
		.select('id')
		.where('status', '=', 'scheduled')
		.where('publish_at', '<=', now)
		.orderBy('publish_at')
		.execute();
	const over = await db
		.selectFrom('manuscript')
		.select('id')
		.where('live_expires_on', '<', today)
		.where('status', 'not in', ['expired', 'withdrawn'])
		.orderBy('live_expires_on')
		.execute();
	return [
		...scheduled.map(({ id }) => ({ id, due: 'publish' as const })),
		...over.map(({ id }) => ({ id, due: 'expire' as const }))
	];
}

function rowToManuscript(row: ManuscriptTable): StoredManuscript {
	return {
		row: {
			id: row.id,
			status: row.status,
			number: row.number,
			version: row.version,
			content: completeContent(JSON.parse(row.content) as Partial<ManuscriptContent>),
			keeps: JSON.parse(row.keeps) as ManuscriptRow['keeps'],
			publishAt: row.publish_at,
			live: row.live === null ? null : readLive(row.live),
			withdrawn:
				row.withdrawn === null ? null : (JSON.parse(row.withdrawn) as ManuscriptRow['withdrawn']),
			updatedAt: row.updated_at,
			history: JSON.parse(row.history) as ManuscriptHistoryEntry[]
		},
		rev: row.rev,
		round: row.round,
		approver:
			row.approved_by === null ? null : { id: row.approved_by, name: row.approved_name ?? '' },
		createdAt: row.created_at
	};
}

function readLive(json: string): ManuscriptRow['live'] {
	const live = JSON.parse(json) as NonNullable<ManuscriptRow['live']>;
	return { ...live, content: live.content && completeContent(live.content) };
}

function manuscriptToRow({ row, ...one }: StoredManuscript): ManuscriptTable {
	const live = row.live;
	// Kept whole here, because a correction may be thrown away; the feed leaves a repeat out.
	const liveContent = live?.content ?? null;
	return {
		id: row.id,
		rev: one.rev,
		status: row.status,
		number: row.number,
		version: row.version,
		content: JSON.stringify(row.content),
		keeps: JSON.stringify(row.keeps),
		round: one.round,
		approved_by: one.approver?.id ?? null,
		approved_name: one.approver?.name ?? null,
		publish_at: row.publishAt,
		live: live === null ? null : JSON.stringify(live),
		live_expires_on: liveContent?.expiresOn || null,
		withdrawn: row.withdrawn === null ? null : JSON.stringify(row.withdrawn),
		history: JSON.stringify(row.history),
		created_at: one.createdAt,
		updated_at: row.updatedAt
	};
}
