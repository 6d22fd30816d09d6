import type { AttachmentBody } from '../../domain/files/attachment.ts';
import { cleanFileName } from '../../domain/files/file-name.ts';
import { MAX_FILES } from '../../domain/files/limits.ts';
import { loadRequest, scopeOf } from '../health-check/access.ts';
import { notPossibleNow } from '../sync/conflicts.ts';
import { type CommandContext, type Outcome, rejected } from '../sync/handler.ts';
import {
	countAttachments,
	findAttachment,
	insertAttachment,
	replaceAttachment
} from './attachment-repository.ts';
import { holdFile } from './file-repository.ts';

/**
 * Puts a file that has arrived to a request. It goes into quarantine: nobody can open it before it is
 * found clean. A file that is not here yet makes the command wait; the request never waits for it.
 */
export async function attachFile(context: CommandContext, body: AttachmentBody): Promise<Outcome> {
	const { trx, entity, actor, now } = context;
	const loaded = await loadRequest(context, 'firm', body.requestId);
	if (loaded.refused) return loaded.refused;
	const { row: request } = loaded.request;
	const scope = scopeOf('firm', request);
	const existing = await findAttachment(trx, entity);
	if (existing) {
		const isSame =
			existing.row.requestId === request.id &&
			existing.sha256 === body.sha256 &&
			existing.createdBy === actor.accountId;
		return isSame ? { status: 'applied', rev: existing.rev, scope } : rejected('not_found');
	}
	if (request.status === 'withdrawn') return notPossibleNow(request, body);
	if ((await countAttachments(trx, request.id)) >= MAX_FILES) {
		return rejected('invalid', [{ field: 'requestId', reason: 'too_many_files' }]);
	}
	const file = await holdFile(context, { firmId: request.firmId, sha256: body.sha256 });
	if (file?.state !== 'complete') return { status: 'wait' };
	if (file.bytes !== body.bytes) {
		return rejected('invalid', [{ field: 'bytes', reason: 'other_length' }]);
	}
	if (body.replaces) {
		const refused = await findAttachment(trx, body.replaces);
		const isOurs = refused?.row.requestId === request.id && refused.state === 'refused';
		if (isOurs) await replaceAttachment(context, refused, request);
	}
	const isNew = await insertAttachment(
		context,
		{
			rev: 1,
			firmId: request.firmId,
			sha256: body.sha256,
			createdBy: actor.accountId,
			state: 'quarantined',
			row: {
				id: entity,
				requestId: request.id,
				name: cleanFileName(body.name),
				type: body.type,
				bytes: body.bytes,
				purpose: body.purpose,
				state: 'quarantined',
				reason: null,
				receivedAt: now.toISOString(),
				decidedAt: null
			}
		},
		request
	);
	// Another device of the same person made it in this very moment: the retry finds it.
	if (!isNew) throw new Error('The attachment was made meanwhile.');
	return { status: 'applied', rev: 1, scope };
}
