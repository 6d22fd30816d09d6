/**
 * Where to go after sign-in: a path of our own, or home. Only plain segments pass, so there is nothing
 * for a browser to read as another host (`//e`, `/\e`, `/%2f`, a tab, a scheme).
 */
export function toLocalPath(value: unknown): string {
	if (typeof value !== 'string' || value.length > 200) return '/';
	return /^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?$/.test(value) ? value : '/';
}
