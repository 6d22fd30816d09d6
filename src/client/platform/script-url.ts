interface Policy {
	createScriptURL(path: string): unknown;
}
interface Factory {
	createPolicy(name: string, rules: { createScriptURL(path: string): string }): Policy;
}

let policy: Policy | null | undefined;

/**
 * The address of one of our own scripts, as Trusted Types want it for `new Worker` and for
 * registering the service worker. The policy may be made once only, so this is its one place.
 * Throws on an address of another origin.
 */
export function trustedScriptUrl(path: string): string {
	if (policy === undefined) {
		const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
		policy = factory?.createPolicy('faqiao', { createScriptURL: ownScript }) ?? null;
	}
	// The browser takes its own type where TypeScript says string.
	return (policy ? policy.createScriptURL(path) : ownScript(path)) as string;
}

function ownScript(path: string): string {
	const url = new URL(path, location.href);
	if (url.origin !== location.origin) throw new TypeError('Not one of our scripts.');
	return url.href;
}
