import type { OpinionRow } from '../../domain/health-check/request.ts';
import type { OpinionTable } from '../db/schema.ts';
import type { CommandContext } from '../sync/handler.ts';

export interface StoredOpinion {
	row: OpinionRow;
	rev: number;
	authorId: string;
}

/** Whose feeds an opinion travels in: those of its request. */
export interface OpinionScopes {
	firmId: string;
	stationId: string;
}

const kind = 'opinion';

export async function findOpinion(
	{ trx, dialect }: Pick<CommandContext, 'trx' | 'dialect'>,
	id: string
): Promise<StoredOpinion | null> {
	const found = await trx
		.selectFrom('opinion')
		.selectAll()
		.where('id', '=', id)
		.$if(dialect === 'postgres', (query) => query.forUpdate())
		.executeTakeFirst();
	return found ? rowToOpinion(found) : null;
}

/** False when the id is taken. */
export async function insertOpinion(
	context: CommandContext,
	opinion: StoredOpinion,
	scopes: OpinionScopes
): Promise<boolean> {
	const { row } = opinion;
	const inserted = await context.trx
		.insertInto('opinion')
		.values({
			id: row.id,
			rev: opinion.rev,
			request_id: row.requestId,
			number: row.number,
			item_id: row.itemId,
			level: row.level,
			finding: row.finding,
			basis: JSON.stringify(row.basis),
			advice: row.advice,
			deadline: row.deadline,
			author_id: opinion.authorId,
			author_name: row.author,
			issued_at: row.issuedAt,
			...answerColumns(row)
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (inserted.numInsertedOrUpdatedRows === 0n) return false;
	publishOpinion(context, opinion, scopes);
	return true;
}

/** An opinion once issued changes only by the firm's answer. */
export async function updateOpinionAnswer(
	context: CommandContext,
	opinion: StoredOpinion,
	scopes: OpinionScopes
): Promise<void> {
	await context.trx
		.updateTable('opinion')
		.set({ rev: opinion.rev, ...answerColumns(opinion.row) })
		.where('id', '=', opinion.row.id)
		.execute();
	publishOpinion(context, opinion, scopes);
}

function answerColumns(row: OpinionRow) {
	return {
		response: row.response,
		response_reason: row.responseReason,
		responded_at: row.respondedAt
	};
}

/** The author's account stays on the server; the firm reads the name on the paper. */
function publishOpinion(
	context: CommandContext,
	{ row, rev }: StoredOpinion,
	{ firmId, stationId }: OpinionScopes
): void {
	context.change({ scope: `firm:${firmId}`, kind, id: row.id, rev, data: row });
	context.change({ scope: `station:${stationId}`, kind, id: row.id, rev, data: row });
}

function rowToOpinion(found: OpinionTable): StoredOpinion {
	return {
		rev: found.rev,
		authorId: found.author_id,
		row: {
			id: found.id,
			requestId: found.request_id,
			number: found.number,
			itemId: found.item_id,
			level: found.level as OpinionRow['level'],
			finding: found.finding,
			basis: JSON.parse(found.basis) as OpinionRow['basis'],
			advice: found.advice,
			deadline: found.deadline,
			author: found.author_name,
			issuedAt: found.issued_at,
			response: found.response as OpinionRow['response'],
			responseReason: found.response_reason,
			respondedAt: found.responded_at
		}
	};
}
