import * as v from 'valibot';
import { askServer } from '#client/sync/ask-server';

// Ciphers and key handling, loaded when the first private record is read: the first page on the
// screen does not wait for them.
export * from '#client/db/data-key';
export { createSealer } from '#client/db/sealer';

const ANSWER_MS = 8000;
const shareSchema = v.object({ share: v.pipe(v.string(), v.length(44)) });

/** Null when the sign-in is not fresh enough, or nobody answers. */
export async function askForShare(keyId: string): Promise<string | null> {
	const init = { method: 'POST' as const, body: JSON.stringify({ keyId }) };
	const reply = await askServer({ fetch }, '/api/v1/device-key', init, ANSWER_MS);
	if (reply.kind === 'lost' || reply.status !== 200) return null;
	const answer = v.safeParse(shareSchema, reply.body);
	return answer.success ? answer.output.share : null;
}
