/** `__Host-`: only over a secure connection, only for this host, only as the server set it. */
export const cookieNames = {
	session: '__Host-faqiao_session',
	/** The request for a code: binds the code to the browser that asked. */
	flow: '__Host-faqiao_sign_in',
	/** A browser this account has signed in from before: strangers cannot use up its budget. */
	device: '__Host-faqiao_device',
	/** Others use this device too: said with the number, needed when the last code is right. */
	publicDevice: '__Host-faqiao_public',
	/** What was wrong with a form sent without JavaScript, for the next page only. */
	problem: '__Host-faqiao_problem'
} as const;

export type CookieName = keyof typeof cookieNames;

export function readCookie(headers: Headers, name: CookieName): string | null {
	const wanted = `${cookieNames[name]}=`;
	for (const part of (headers.get('cookie') ?? '').split(';')) {
		const pair = part.trim();
		if (pair.startsWith(wanted)) return decode(pair.slice(wanted.length));
	}
	return null;
}

export function setCookie(name: CookieName, value: string, maxAgeS: number): string {
	const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';
	return `${cookieNames[name]}=${encodeURIComponent(value)}; Max-Age=${maxAgeS}; ${attributes}`;
}

export function dropCookie(name: CookieName): string {
	return setCookie(name, '', 0);
}

function decode(value: string): string | null {
	try {
		return decodeURIComponent(value);
	} catch {
		return null;
	}
}
