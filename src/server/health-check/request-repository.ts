import type {
	RequestContent,
	RequestRow,
	RequestStatus
} from '../../domain/health-check/request.ts';
import type { RequestTable } from '../db/schema.ts';
import type { CommandContext } from '../sync/handler.ts';

/** A request as the rules see it: the feed row, its revision and who made it. */
export interface StoredRequest {
	row: RequestRow;
	rev: number;
	createdBy: string;
}

const kind = 'request';

/** Held until commit, so that two officers cannot both act on the revision they saw. */
export async function findRequest(
	{ trx, dialect }: Pick<CommandContext, 'trx' | 'dialect'>,
	id: string
): Promise<StoredRequest | null> {
	const found = await trx
		.selectFrom('request')
		.innerJoin('firm', 'firm.id', 'request.firm_id')
		.innerJoin('station', 'station.id', 'request.station_id')
		.selectAll('request')
		.select([
			'firm.name as firm_name',
			'station.name_zh as station_zh',
			'station.name_en as station_en'
		])
		.where('request.id', '=', id)
		// SQLite has one writer and no such clause.
		.$if(dialect === 'postgres', (query) => query.forUpdate('request'))
		.executeTakeFirst();
	return found ? rowToRequest(found) : null;
}

/** False when the id is taken. The row and its feed rows are written together. */
export async function insertRequest(
	context: CommandContext,
	request: StoredRequest
): Promise<boolean> {
	const inserted = await context.trx
		.insertInto('request')
		.values({
			id: request.row.id,
			kind: request.row.kind,
			number: request.row.number,
			local_number: request.row.localNumber,
			firm_id: request.row.firmId,
			station_id: request.row.stationId,
			created_by: request.createdBy,
			submitted_at: request.row.submittedAt,
			...changing(request)
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (inserted.numInsertedOrUpdatedRows === 0n) return false;
	publishRequest(context, request);
	return true;
}

export async function updateRequest(
	context: CommandContext,
	request: StoredRequest
): Promise<void> {
	await context.trx
		.updateTable('request')
		.set(changing(request))
		.where('id', '=', request.row.id)
		.execute();
	publishRequest(context, request);
}

/** The firm and the station see the same row; what is internal to the court has a row kind of its own. */
function publishRequest(context: CommandContext, { row, rev }: StoredRequest): void {
	context.change({ scope: `firm:${row.firmId}`, kind, id: row.id, rev, data: row });
	context.change({ scope: `station:${row.stationId}`, kind, id: row.id, rev, data: row });
}

function changing({ row, rev }: StoredRequest) {
	return {
		rev,
		status: row.status,
		due_at: row.dueAt,
		content: JSON.stringify(contentOf(row)),
		returned: row.returned === null ? null : JSON.stringify(row.returned),
		history: JSON.stringify(row.history)
	};
}

export function contentOf(row: RequestContent): RequestContent {
	const { contactName, contactPhone, description, shared } = row;
	const { questionnaireVersion, answersHash } = row;
	return { contactName, contactPhone, description, shared, questionnaireVersion, answersHash };
}

function rowToRequest(
	found: RequestTable & { firm_name: string; station_zh: string; station_en: string }
): StoredRequest {
	return {
		rev: found.rev,
		createdBy: found.created_by,
		row: {
			...(JSON.parse(found.content) as RequestContent),
			id: found.id,
			kind: 'healthCheck',
			status: found.status as RequestStatus,
			number: found.number,
			localNumber: found.local_number,
			firmId: found.firm_id,
			firmName: found.firm_name,
			stationId: found.station_id,
			stationName: { zh: found.station_zh, en: found.station_en },
			submittedAt: found.submitted_at,
			dueAt: found.due_at,
			returned:
				found.returned === null ? null : (JSON.parse(found.returned) as RequestRow['returned']),
			history: JSON.parse(found.history) as RequestRow['history']
		}
	};
}

/** Where a new request goes: the firm's name and the station that serves it, or the one asked for. */
export async function findDestination(
	{ trx, dialect }: Pick<CommandContext, 'trx' | 'dialect'>,
	firmId: string,
	stationId: string | undefined
): Promise<Pick<RequestRow, 'firmId' | 'firmName' | 'stationId' | 'stationName'> | null> {
	const firm = await trx
		.selectFrom('firm')
		.selectAll()
		.where('id', '=', firmId)
		// Until commit, so that the firm is not given to another station meanwhile.
		.$if(dialect === 'postgres', (query) => query.forShare())
		.executeTakeFirst();
	if (!firm) return null;
	const station = await trx
		.selectFrom('station')
		.selectAll()
		.where('id', '=', stationId ?? firm.station_id)
		.executeTakeFirst();
	if (!station) return null;
	return {
		firmId,
		firmName: firm.name,
		stationId: station.id,
		stationName: { zh: station.name_zh, en: station.name_en }
	};
}
