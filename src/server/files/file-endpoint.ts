import { TUS_RESUMABLE } from '@tus/server';
import type { Actor } from '../../domain/account/actor.ts';
import { sha256Schema } from '../../domain/files/attachment.ts';
import * as v from 'valibot';
import type { Core } from '../core.ts';
import { answerJson } from '../http/answer.ts';
import { findFile } from './file-repository.ts';
import { filesPath, type Receiver } from './receive-upload.ts';
import { watchBody } from './watch-body.ts';

/** Nothing has come for this long: the line is dead, and the phone will come back to the same place. */
const idleMs = 20_000;
const tus = { 'tus-resumable': TUS_RESUMABLE };
const kept = ['location', 'upload-offset', 'upload-length', 'tus-resumable', 'cache-control'];
const words: Record<number, [code: string, message: string]> = {
	400: ['invalid', 'The upload is not described as tus 1.0 wants it.'],
	403: ['invalid', 'The upload is not described as tus 1.0 wants it.'],
	404: ['not_found', 'Nothing is here.'],
	409: ['wrong_offset', 'The upload stands at another offset or has another length.'],
	412: ['tus_needed', 'Send the header Tus-Resumable: 1.0.0.'],
	413: ['too_large', 'The file is too large.'],
	423: ['busy', 'The upload is busy. Try again soon.'],
	460: ['wrong_hash', 'The content does not have this hash. Send it again from the start.']
};

/**
 * Uploads of a firm, tus 1.0 with the hash of the content in the address. A file of another firm gets
 * the same answer as one that is nowhere.
 */
export async function answerUpload(
	{ db }: Pick<Core, 'db'>,
	receiver: Receiver,
	request: Request,
	actor: Actor,
	sha256: string | null
): Promise<Response> {
	const account = request.headers.get('faqiao-account');
	// The phone has been handed on: nothing of one person is taken in the name of another.
	if (account !== null && account !== actor.accountId) {
		return refuse(403, ['account_mismatch', 'These files belong to another account.']);
	}
	const asked = new URL(request.url).searchParams.get('firm');
	const firmId = asked ?? (actor.firmIds.length === 1 ? actor.firmIds[0] : undefined);
	if (!firmId) return refuse(400, ['invalid', 'Name the firm: ?firm=<id>.']);
	if (!actor.firmIds.includes(firmId)) return refuse(404);
	const who = { firmId, accountId: actor.accountId, query: asked ? `?firm=${asked}` : '' };
	if (sha256 === null) {
		// A creation carries no bytes, whatever else the sender may have put into it.
		const headers = new Headers(request.headers);
		for (const name of ['content-type', 'content-length']) headers.delete(name);
		const bare = new Request(new URL(filesPath, request.url), { method: 'POST', headers });
		return toAnswer(await receiver.handle(bare, who));
	}
	if (!v.is(sha256Schema, sha256)) return refuse(404);
	if (request.method === 'HEAD') return tell({ db }, receiver, request, sha256, who);
	const watched = watchBody(request, idleMs);
	const answer = await toAnswer(await receiver.handle(watched.request, who));
	await watched.drain();
	return answer;
}

/** How much of the file is here. One whose last byte came just before a crash is completed now. */
async function tell(
	{ db }: Pick<Core, 'db'>,
	receiver: Receiver,
	request: Request,
	sha256: string,
	who: Parameters<Receiver['handle']>[1]
): Promise<Response> {
	const key = { firmId: who.firmId, sha256 };
	const file = await findFile(db, key);
	if (!file) return refuse(404);
	const whole = String(file.bytes);
	if (file.state !== 'complete') {
		const answer = await receiver.handle(request, who);
		// Removed meanwhile, or never really begun: to the phone both mean "begin".
		if (answer.status === 410) return refuse(404);
		if (answer.status !== 200 || answer.headers.get('upload-offset') !== whole) {
			return toAnswer(answer);
		}
		if ((await receiver.finish(key)) === 'wrong_hash') return refuse(404);
	}
	const headers = { ...tus, 'upload-offset': whole, 'upload-length': whole };
	return new Response(null, { status: 200, headers: { ...headers, 'cache-control': 'no-store' } });
}

/** Only what belongs to tus: nothing for other origins, and errors in the shape of all others. */
async function toAnswer(answer: Response): Promise<Response> {
	const headers: Record<string, string> = {};
	for (const name of kept) {
		const value = answer.headers.get(name);
		if (value !== null) headers[name] = value;
	}
	if (answer.status < 400) return new Response(answer.body, { status: answer.status, headers });
	const said = (await answer.text()).trim();
	if (said === 'quota_full' || said === 'too_many_unfinished') {
		return refuse(413, [said, 'The firm has no room left for this file.'], headers);
	}
	if (answer.status >= 500) return refuse(503, ['busy', 'Not possible now. Try again.'], headers);
	return refuse(answer.status, undefined, headers);
}

function refuse(
	status: number,
	said: [code: string, message: string] = words[status] ?? ['refused', 'Not possible.'],
	headers: Record<string, string> = tus
): Response {
	return answerJson(status, { code: said[0], message: said[1] }, headers);
}
