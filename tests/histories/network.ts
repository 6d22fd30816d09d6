import type { Batch } from '#domain/sync/wire';
import { diceOf, pass, type Dice } from './dice.ts';
import type { Asked, TestedServer } from './tested-server.ts';

/** One request as it left a phone and what became of it: the record the oracle reads. */
export interface Sent extends Asked {
	tab: number;
	/** Account of the batch; null for reads. */
	batchOf: string | null;
	/** Counts the sessions of a phone: the same account may come back in another one. */
	session: number;
	/** What the server itself answered; null when it never heard of it. */
	status: number | null;
	fault: Fault;
}

export type Fault =
	| 'none'
	| 'dropped'
	| 'answerLost'
	| 'answerCut'
	| 'twice'
	| 'againLater'
	| 'loginPage'
	| 'gateway'
	| 'broken'
	| 'busy'
	| 'patience'
	| 'tooLarge'
	| 'otherAnswer';

const faults: readonly Fault[] = [
	...(['dropped', 'answerLost', 'answerLost', 'answerCut', 'twice', 'againLater'] as const),
	...(['loginPage', 'gateway', 'broken', 'busy', 'patience', 'tooLarge', 'otherAnswer'] as const)
];

/** Text that makes everything on the way fail, as a filter of a company network may do. */
export const POISON = 'poison';
/** Small pages, so that feeds of a history take several. */
const PAGE = 3;

/** Between the phones and the server: slow, forgetful, out of order, and not always our server. */
export class Network {
	/** Share of requests that go wrong. */
	trouble = 0;
	isPoisonous = true;
	sent: Sent[] = [];
	/** Copies that arrive when nobody expects them. */
	#late: Asked[] = [];
	#answers = new Map<string, string>();
	#server: TestedServer;
	#seed: number;

	constructor(server: TestedServer, seed: number) {
		this.#server = server;
		this.#seed = seed;
	}

	async send(
		from: { tab: number; request: number; account: string | null; session: number },
		method: string,
		given: string,
		body: string | null
	): Promise<Response> {
		const dice = diceOf(this.#seed, from.tab, from.request);
		const path = given.replace(/\blimit=\d+/, `limit=${PAGE}`);
		const { account, session, tab } = from;
		const asked = { method, path, body, account };
		const batch = body?.startsWith('{"proto"') ? (JSON.parse(body) as Batch) : null;
		const fault = this.#faultOf(dice, batch);
		const batchOf = batch?.account ?? null;
		const note: Sent = { ...asked, tab, batchOf, session, status: null, fault };
		this.sent.push(note);
		// Sometimes so long that another tab is faster by several steps.
		await pass(dice.chance(0.15) ? dice.roll(60) : dice.roll(4));
		if (fault === 'dropped') throw new TypeError('network');
		const early = interfere(fault, dice);
		if (early) return early;
		if (this.isPoisonous && body?.includes(POISON)) return problem(500, 'internal');

		const key = `${account} ${batch ? 'push' : path.split('?')[0]}`;
		if (fault === 'otherAnswer' && this.#answers.has(key)) {
			return new Response(this.#answers.get(key) as string);
		}
		// Handled at once: a server that is down refuses both, and only the second refusal is thrown.
		const copy = fault === 'twice' ? this.#server.handle(asked).catch(() => null) : null;
		const answer = await this.#server.handle(asked);
		await copy;
		note.status = answer.status;
		if (fault === 'againLater') this.#late.push(asked);
		const text = await answer.text();
		if (answer.status === 200) this.#answers.set(key, text);
		await pass(dice.chance(0.15) ? dice.roll(60) : dice.roll(4));
		if (fault === 'answerLost') throw new TypeError('network');
		const cut = fault === 'answerCut' ? text.slice(0, dice.roll(text.length)) : text;
		return new Response(cut, { status: answer.status, headers: answer.headers });
	}

	/** The copies that were under way for minutes arrive, whatever has happened since. */
	async deliverLate(): Promise<void> {
		const late = this.#late;
		this.#late = [];
		for (const asked of late) await this.#server.handle(asked).catch(() => undefined);
	}

	#faultOf(dice: Dice, batch: Batch | null): Fault {
		if (!dice.chance(this.trouble)) return 'none';
		const fault = dice.pick(faults);
		// No server finds one small command too large; parking it then would be right.
		const isSmall = fault === 'tooLarge' && (batch?.commands.length ?? 0) < 2;
		return isSmall ? 'none' : fault;
	}
}

/** Answers that are not our server's, or not about the batch. */
function interfere(fault: Fault, dice: Dice): Response | null {
	if (fault === 'loginPage') return new Response('<html>Please sign in to the Wi-Fi</html>');
	if (fault === 'gateway') return new Response('<html>Bad gateway</html>', { status: 502 });
	if (fault === 'broken') return problem(500, 'internal');
	if (fault === 'busy') return problem(503, 'busy', dice.pick([1, 30]));
	if (fault === 'patience') return problem(429, 'too_many', dice.pick([1, 60]));
	if (fault === 'tooLarge') {
		const body = { code: 'too_large', message: '', maxCommands: 2, maxBytes: 4096 };
		return Response.json(body, { status: 413 });
	}
	return null;
}

function problem(status: number, code: string, retryAfter?: number): Response {
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
	return Response.json({ code, message: '' }, { status, headers });
}
