import { Readable } from 'node:stream';
import type { Actor } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import { answerJson } from '../http/answer.ts';
import { contentDisposition } from './content-disposition.ts';
import type { Stores } from './stores.ts';

const notFound = { code: 'not_found', message: 'Nothing is here.' };

/** Judged anew at every call: who asks, whose it is now, and that it was found clean. */
export async function downloadAttachment(
	{ db }: Pick<Core, 'db'>,
	{ clean }: Stores,
	actor: Actor,
	id: string
): Promise<Response> {
	const found = await db
		.selectFrom('attachment')
		.innerJoin('request', 'request.id', 'attachment.request_id')
		.selectAll('attachment')
		.select('request.station_id')
		.where('attachment.id', '=', id)
		.executeTakeFirst();
	const isOwn =
		found &&
		(actor.role === 'owner'
			? actor.firmIds.includes(found.firm_id)
			: actor.stationIds.includes(found.station_id));
	if (!isOwn || found.state === 'replaced') return answerJson(404, notFound);
	if (found.state !== 'clean' || found.clean_key === null) {
		return answerJson(409, {
			code: found.state === 'quarantined' ? 'being_checked' : 'refused',
			message: 'This file cannot be opened.'
		});
	}
	const bytes = await clean.read(found.clean_key);
	return new Response(Readable.toWeb(bytes) as BodyInit, {
		headers: {
			'content-type': found.type,
			'content-length': String(found.bytes),
			'content-disposition': contentDisposition(found.name),
			// Should a browser show it after all, nothing in it may run or load.
			'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
			'cache-control': 'no-store'
		}
	});
}
