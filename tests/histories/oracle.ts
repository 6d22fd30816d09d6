import { deliveryOf } from '#domain/sync/delivery';
import { canRemove } from '#client/outbox/remove-command';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import type { Saved } from './acts.ts';
import { readFacts, type Facts } from './facts.ts';
import type { World } from './happen.ts';

type Check = (facts: Facts, world: World) => string[];

/** No round needs more requests than this, whatever happens: pages and batches of a history are few. */
const MOST_REQUESTS = 150;

/**
 * The invariants of sync protocol 3.1, judged from tables and stores alone: what the product says of
 * itself (`op`, receipts) is only compared with what there is. Attachments (I13) bring their own check.
 */
const checks: Check[] = [
	nothingIsLost,
	nothingIsDoubled,
	numbersAreUnique,
	orderIsKept,
	needsComeFirst,
	everybodySeesTheSame,
	refusalsAreSeen,
	accountsAreApart,
	roundsAreBounded
];

export async function findFaults(world: World): Promise<string[]> {
	const facts = await readFacts(world);
	return checks.flatMap((check) => check(facts, world));
}

/** I1, I9: what was called saved is in one queue, in the words the person wrote, and nowhere half. */
function nothingIsLost({ places, guests }: Facts, { saved, removed }: World): string[] {
	return saved.flatMap((one): string[] => {
		const { id, phone, token } = one;
		if (removed.has(id)) return [];
		if (guests.some((guest) => guest.id === id)) return [`I9: ${id} is left with nobody`];
		const homes = places.filter(({ commands }) => commands.some((command) => command.id === id));
		if (homes.length > 1) return [`I11: ${token || id} is in two queues`];
		const here = places
			.filter((place) => place.phone === phone)
			.flatMap(({ commands }) => commands);
		const command = here.find((other) => other.id === id);
		if (!command)
			return isFollowed(one, here, saved, removed) ? [] : [`I1: ${token || id} is gone`];
		const isSame = token === '' || JSON.stringify(command.body).includes(token);
		return isSame ? [] : [`I1: ${id} no longer says ${token}`];
	});
}

/**
 * A refused command goes when the person writes the same anew, also when that is taken back later;
 * what waited behind it gets a new id.
 */
function isFollowed(
	one: Saved,
	here: QueuedCommand[],
	saved: Saved[],
	removed: Set<string>
): boolean {
	const isLike = (other: { type: string; entity: string }) =>
		other.type === one.type && other.entity === one.entity;
	const later = saved.slice(saved.indexOf(one) + 1).filter(isLike);
	if (later.some(({ id }) => removed.has(id))) return true;
	return here.some((command) => {
		const isSameWork = one.token !== '' && JSON.stringify(command.body).includes(one.token);
		return isLike(command) && (isSameWork || later.some(({ id }) => id === command.id));
	});
}

/** I2: a row has changed exactly as often as commands on it were received, counted over all phones. */
function nothingIsDoubled({ requests, opinions, places }: Facts): string[] {
	const done = places.flatMap(({ commands }) => commands.filter((one) => one.state === 'done'));
	const faults: string[] = [];
	for (const { id, rev, history } of requests) {
		const own = done.filter((one) => one.entity === id || one.body['requestId'] === id);
		if (rev === own.length && history.length === own.length) continue;
		faults.push(`I2: request ${id} has ${rev} effects of ${own.length} received commands`);
	}
	for (const { id, rev } of opinions) {
		const own = done.filter((one) => one.entity === id);
		if (rev !== own.length) faults.push(`I2: opinion ${id} has ${rev} effects of ${own.length}`);
	}
	const rows = new Set([...requests, ...opinions].map(({ id }) => id));
	for (const { type, entity } of done) {
		if (!rows.has(entity)) faults.push(`I1: ${type} on ${entity} is received and has no effect`);
	}
	return faults;
}

/** I3, by what is scarce so far: an acceptance number belongs to one request and is the one received. */
function numbersAreUnique({ requests, places }: Facts): string[] {
	const numbers = new Map(requests.map(({ id, number }) => [id, number]));
	const faults: string[] = [];
	if (new Set(numbers.values()).size !== numbers.size) faults.push('I3: a number was given twice');
	for (const { result, entity, type } of places.flatMap(({ commands }) => commands)) {
		if (type !== 'request.create' || result?.status !== 'applied') continue;
		if (result.number === numbers.get(entity)) continue;
		faults.push(`I3: received as ${result.number}, is ${numbers.get(entity)}`);
	}
	return faults;
}

/** I4: on each entity, what one device did is in the order it was done, and its last word stands. */
function orderIsKept({ requests, opinions, places }: Facts): string[] {
	const faults: string[] = [];
	for (const { id, history, description } of requests) {
		const lastWords: string[] = [];
		for (const { phone, commands } of places) {
			const own = commands.filter((one) => one.entity === id && one.state === 'done');
			const said = own.flatMap(({ body }) =>
				typeof body['note'] === 'string' ? [body['note']] : []
			);
			const heard = history.flatMap(({ note }) => (note && said.includes(note) ? [note] : []));
			if (heard.join() !== said.join()) {
				faults.push(`I4: request ${id} has ${heard.join()} for ${said.join()} of phone ${phone}`);
			}
			const words = own.findLast(({ body }) => 'contactName' in body)?.body['description'];
			if (typeof words === 'string') lastWords.push(words);
		}
		if (!lastWords.includes(description)) {
			faults.push(`I4: request ${id} says ${description}, nobody's last word`);
		}
	}
	for (const { id, response } of opinions) {
		const lastWords = places.flatMap(({ commands }) => {
			const own = commands.filter((one) => one.entity === id && one.state === 'done');
			return own.findLast(({ type }) => type === 'opinion.answer')?.body['reason'] ?? [];
		});
		if (response !== '' && !lastWords.includes(response)) {
			faults.push(`I4: opinion ${id} was answered ${response}, nobody's last word`);
		}
	}
	return faults;
}

/** I5: what a received command needs was received too. */
function needsComeFirst({ places }: Facts): string[] {
	return places.flatMap(({ commands }) => {
		const states = new Map(commands.map((one) => [one.id, one.state]));
		return commands.flatMap(({ id, state, after }) => {
			const missing = after.find((needed) => states.has(needed) && states.get(needed) !== 'done');
			return state === 'done' && missing ? [`I5: ${id} was received without ${missing}`] : [];
		});
	});
}

/** I6: tables, feed and every mirror say the same; nobody holds a feed that is no longer theirs. */
function everybodySeesTheSame({ requests, opinions, changes, places, scopesOf }: Facts): string[] {
	const faults: string[] = [];
	const feed = new Map<string, string[]>();
	for (const { scope, kind, id, rev, data } of changes) {
		feed.set(scope, [...(feed.get(scope) ?? []), say(kind, id, rev, data)]);
	}
	for (const row of [...requests, ...opinions]) {
		const parent = 'requestId' in row ? requests.find(({ id }) => id === row.requestId) : row;
		const kind = 'requestId' in row ? 'opinion' : 'request';
		for (const scope of [`firm:${parent?.firm}`, `station:${parent?.station}`]) {
			const isThere = feed
				.get(scope)
				?.some((one) => one.startsWith(`${kind} ${row.id} ${row.rev} `));
			if (!isThere) faults.push(`I6: ${scope} does not have ${kind} ${row.id} at ${row.rev}`);
		}
	}
	for (const { phone, account, mirror, mirrorScopes } of places) {
		const name = `phone ${phone}, account ${account.slice(-2)}`;
		const mine = scopesOf.get(account) ?? [];
		const extra = mirrorScopes.filter((scope) => !mine.includes(scope));
		if (extra.length > 0) faults.push(`I11: ${name} still holds ${extra.join()}`);
		for (const scope of mine) {
			const rows = mirror.filter((row) => row.scope === scope);
			const here = rows.map(({ k, id, rev, d }) => say(k, id, rev, d)).sort();
			const there = (feed.get(scope) ?? []).sort();
			if (here.join('\n') === there.join('\n')) continue;
			faults.push(`I6: ${name} has ${here.length} rows of ${scope}, the server ${there.length}`);
		}
	}
	return faults;
}

function say(kind: string, id: string, rev: number, data: unknown): string {
	return `${kind} ${id} ${rev} ${JSON.stringify(data)}`;
}

/** I7, I8: a refusal on the server is a card on the phone, and every card has a way out. */
function refusalsAreSeen({ places, answers }: Facts): string[] {
	const byId = new Map<string, QueuedCommand>();
	for (const { device, commands } of places) {
		for (const one of commands) byId.set(`${device} ${one.id}`, one);
	}
	const faults = answers.flatMap(({ device, id, status }) => {
		const command = byId.get(`${device} ${id}`);
		if (!command) return [];
		const isTrue = (status === 'applied') === (command.state === 'done');
		return isTrue ? [] : [`I7: ${id} is ${status} on the server and ${command.state} on the phone`];
	});
	for (const command of byId.values()) {
		const { id, state, result } = command;
		if (state !== 'human') continue;
		const { state: shown } = deliveryOf(command, { sending: false, signedIn: true });
		if (shown !== 'needsAction') faults.push(`I7: refused ${id} is shown as ${shown}`);
		const isStuck = result?.status === 'conflict' && result.choices.length === 0;
		if (!canRemove(command) || isStuck) faults.push(`I8: card ${id} has no way out`);
		if (result?.status === 'rejected' && result.code === 'key_reuse') {
			faults.push(`I7: ${id} was refused for a second content of its own`);
		}
	}
	return faults;
}

/** I11: nothing of an account is judged under another's session, nor sent twice under a wrong one. */
function accountsAreApart({ places }: Facts, { network }: World): string[] {
	const faults: string[] = [];
	const refused = new Set<string>();
	for (const { tab, session, account, batchOf, status, fault } of network.sent) {
		if (batchOf === null || account === null || batchOf === account) continue;
		const place = `tab ${tab}, session ${session}`;
		if (status === 200) faults.push(`I11: ${place} sent work of another account, and it was taken`);
		if (refused.has(place)) faults.push(`I11: ${place} sent work of another account again`);
		const isHeard = fault !== 'answerLost' && fault !== 'answerCut' && status === 403;
		if (isHeard) refused.add(place);
	}
	for (const { phone, account, commands } of places) {
		for (const { body } of commands) {
			const maker = / of ([0-9a-f-]{36})/.exec(JSON.stringify(body))?.[1];
			if (maker === undefined || maker === account) continue;
			faults.push(`I11: phone ${phone} has words of ${maker} in the queue of ${account}`);
		}
	}
	return faults;
}

/** I12 */
function roundsAreBounded(_: Facts, { phones }: World): string[] {
	const most = Math.max(...phones.flatMap(({ tabs }) => tabs.map((tab) => tab.mostRequests)));
	return most > MOST_REQUESTS ? [`I12: one round took ${most} requests`] : [];
}
