import { createHash } from 'node:crypto';

/** The name of exactly this content. */
export function etagOf(content: string): string {
	return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** Has the asker this content already? A proxy that compresses marks the tag as weak; the content is the same. */
export function isKnown(request: Request, etag: string): boolean {
	const asked = request.headers.get('if-none-match') ?? '';
	return asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
