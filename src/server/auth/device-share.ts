import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import type { Core } from '../core.ts';
import { answerJson, tooMany } from '../http/answer.ts';
import { readJson } from '../http/read-json.ts';
import { codeRules, limits } from './limits.ts';
import { take } from './rate-limit.ts';
import type { SignedIn } from './session.ts';
import { findSessionStart } from './session-repository.ts';

export const deviceKeySchema = v.strictObject({ keyId: v.pipe(v.string(), v.uuid()) });

/**
 * The server's half of the way back to a device's sealed data (decision 0007): derived from the
 * secret, so nothing is stored, and given out only just after a sign-in, so that a stolen phone
 * with an old sign-in on it gets nothing.
 */
export async function deviceShare(
	deps: Pick<Core, 'db' | 'secret' | 'now'>,
	{ actor, authSessionId }: SignedIn,
	request: Request
): Promise<Response> {
	const body = await readJson(request, 1024);
	if (!body.ok) return answerJson(body.status, body.body);
	const parsed = v.safeParse(deviceKeySchema, body.value);
	if (!parsed.success) {
		const message = 'keyId must be a UUID.';
		return answerJson(400, { code: 'malformed', message, field: 'keyId' });
	}
	const startedAt = await findSessionStart(deps.db, authSessionId);
	if (startedAt === null || deps.now().getTime() - startedAt > codeRules.freshMs) {
		const message = 'Sign in again, then ask within ten minutes.';
		return answerJson(403, { code: 'step_up_needed', message });
	}
	const refusal = await take(deps, [{ limit: limits.deviceShare, key: actor.accountId }]);
	if (refusal) return tooMany(refusal.retryAfterS);
	const name = `device-share\n${actor.accountId}\n${parsed.output.keyId}`;
	return answerJson(200, {
		share: createHmac('sha256', deps.secret).update(name).digest('base64')
	});
}
