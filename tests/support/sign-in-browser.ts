import { randomUUID } from 'node:crypto';
import type { App } from '../../src/server/app.ts';
import type { Notify } from '../../src/server/notify/notify.ts';

/** What was sent to whom, instead of a mail server and a text-message service. */
export interface Outgoing extends Notify {
	sent: Array<{ to: string; code: string }>;
	lastCode(to: string): string;
}

export function catchMessages(): Outgoing {
	const sent: Outgoing['sent'] = [];
	return {
		sent,
		sendSignInCode: ({ value }, code) => void sent.push({ to: value, code }),
		settle: async () => {},
		lastCode(to) {
			const message = sent.findLast((one) => one.to === to);
			if (!message) throw new Error(`nothing was sent to ${to}`);
			return message.code;
		}
	};
}

interface Reply {
	status: number;
	body: Record<string, unknown>;
	headers: Headers;
}

/** A browser without a browser: it keeps cookies and calls the sign-in endpoints of an App. */
export class SignInBrowser {
	readonly cookies = new Map<string, string>();
	readonly peer: string;
	readonly #app: App;

	constructor(app: App, peer = '203.0.113.7') {
		this.#app = app;
		this.peer = peer;
	}

	/** The same cookies at another process of the server, or from another address. */
	copy(app = this.#app, peer = this.peer): SignInBrowser {
		const twin = new SignInBrowser(app, peer);
		for (const [name, value] of this.cookies) twin.cookies.set(name, value);
		return twin;
	}

	get headers(): Headers {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return new Headers(cookie ? { cookie } : {});
	}

	async post(action: string, body: object, extra: Record<string, string> = {}): Promise<Reply> {
		const headers = this.headers;
		headers.set('content-type', 'application/json');
		for (const [name, value] of Object.entries(extra)) headers.set(name, value);
		const request = new Request(`http://localhost:3000/api/v1/auth/${action}`, {
			method: 'POST',
			headers,
			body: JSON.stringify(body)
		});
		return this.#keep(await this.#app.accounts.handle(action, request, this.peer));
	}

	async flow(): Promise<Record<string, unknown>> {
		const request = new Request('http://localhost:3000/api/v1/auth/flow', {
			headers: this.headers
		});
		return (await this.#keep(await this.#app.accounts.flow(request, this.peer))).body;
	}

	async open(link: string, extra: Record<string, string> = {}): Promise<Reply> {
		const headers = this.headers;
		for (const [name, value] of Object.entries(extra)) headers.set(name, value);
		const request = new Request(link, { headers });
		return this.#keep(await this.#app.accounts.followLink(request, this.peer));
	}

	/** Status of asking for the share that opens a device's sealed data. */
	async askShare(keyId: string = randomUUID()): Promise<number> {
		return (await this.share(keyId)).status;
	}

	async share(keyId: string): Promise<Response> {
		const signedIn = await this.who();
		if (!signedIn) return new Response(null, { status: 401 });
		const request = new Request('http://localhost:3000/api/v1/device-key', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ keyId })
		});
		return this.#app.accounts.deviceShare(signedIn, request);
	}

	who() {
		return this.#app.accounts.actorOf(this.headers);
	}

	async #keep(response: Response): Promise<Reply> {
		for (const cookie of response.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';');
			const [name = '', value = ''] = pair.split(/=(.*)/s);
			if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		const text = await response.text();
		const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
		return { status: response.status, body, headers: response.headers };
	}
}
