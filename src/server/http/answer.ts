/** A private JSON answer of the API: no cache keeps it. */
export function answerJson(status: number, body: object, headers: Record<string, string> = {}) {
	const retryAfter = 'retryAfter' in body ? { 'retry-after': String(body.retryAfter) } : {};
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-store',
			...retryAfter,
			...headers
		}
	});
}

export function signInNeeded(): Response {
	return answerJson(401, { code: 'sign_in_needed', message: 'Sign in first.' });
}

/** The role has no business here; said without a look at what was asked for. */
export function forbidden(): Response {
	return answerJson(403, { code: 'forbidden', message: 'Your role may not do this.' });
}

/** A budget is spent; `Retry-After` says when to come again. */
export function tooMany(
	retryAfter: number,
	message = 'Too many requests. Wait a moment.'
): Response {
	return answerJson(429, { code: 'too_many', message, retryAfter });
}
