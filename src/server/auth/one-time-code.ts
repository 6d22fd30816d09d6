import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { codeRules } from './limits.ts';

export function makeCode(): string {
	return String(randomInt(10 ** codeRules.digits)).padStart(codeRules.digits, '0');
}

/** A secret for a cookie or a link; only its hash is stored. */
export function makeToken(): string {
	return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/**
 * Bound to the request (and so to the browser that made it), the purpose and the number. Six digits
 * are quickly tried through, so the hash is keyed: the table alone gives no code away.
 */
export function hashCode(
	secret: string,
	flow: { id: string; kind: string; target: string },
	code: string
): string {
	const text = ['sign-in', flow.id, flow.kind, flow.target, code].join('\n');
	return createHmac('sha256', secret).update(text).digest('base64url');
}

export function isSame(a: string, b: string): boolean {
	const left = Buffer.from(a);
	const right = Buffer.from(b);
	return left.length === right.length && timingSafeEqual(left, right);
}
