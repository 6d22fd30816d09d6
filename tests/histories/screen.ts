import { cursorPosition } from '#domain/sync/cursor';
import type { Mechanisms } from '#domain/sync/mechanisms';
import { overlay, type Overlaid } from '#domain/sync/overlay';
import { readOutbox } from '#client/outbox/read-outbox';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import { readMirror } from '#client/sync/read-mirror';
import type { ScopeState } from '#client/sync/mirror-database';
import type { Phone, Space } from './phone.ts';

/** What the pages of one account show, and the queue they were made from. */
export async function readScreen(
	phone: Phone,
	space: Space,
	mechanisms: Mechanisms
): Promise<Overlaid & { commands: QueuedCommand[] }> {
	// As pages do it: the queue first, so that a row that has just arrived finds its receipt.
	const { commands, timelines } = await readOutbox(space.outbox);
	const { rows, cursorsByScope } = await readMirror(space.mirror);
	const firms = phone.lastMe?.firms ?? [];
	const known = { personName: '', firms, stations: [] };
	const input = { rows, commands, cursorsByScope, timelines, sendingIds: new Set<string>() };
	return { ...overlay({ ...input, signedIn: true, known }, mechanisms), commands };
}

/** Looks at a phone whenever something has changed, and remembers what must never go back. */
export class Watch {
	faults: string[] = [];
	#mechanisms: Mechanisms;
	#scopes = new Map<string, ScopeState>();
	#last: Promise<void> = Promise.resolve();

	constructor(mechanisms: Mechanisms) {
		this.#mechanisms = mechanisms;
	}

	/** One look after the other, so that what was seen later is also judged later. */
	look(phone: Phone, account: string): void {
		this.#last = this.#last.then(() => this.#look(phone, phone.spaceOf(account)));
	}

	async done(): Promise<string[]> {
		await this.#last;
		return this.faults;
	}

	async #look(phone: Phone, space: Space): Promise<void> {
		const name = `phone ${phone.no}, ${space.account.slice(-2)}`;
		const read = new Set<string>();
		const { requests, opinions, commands } = await readScreen(phone, space, this.#mechanisms);
		const states = await readScopes(space);
		for (const key of this.#scopes.keys()) {
			// A feed that the person lost and got again starts anew.
			const isHere = states.some((state) => key === `${name} ${state.scope}`);
			if (key.startsWith(`${name} `) && !isHere) this.#scopes.delete(key);
		}
		for (const state of states) {
			const key = `${name} ${state.scope}`;
			const before = this.#scopes.get(key);
			if (before && wentBack(before, state)) {
				this.faults.push(`I10: ${key} went from ${say(before)} to ${say(state)}`);
			}
			this.#scopes.set(key, state);
			// Until a feed has been read once, its half is not a screen yet.
			if (state.complete || state.gen > 1) read.add(state.scope);
		}
		for (const { id, entity, type, state, result } of commands) {
			if (state !== 'done' || result?.status !== 'applied' || !read.has(result.scope)) continue;
			const view =
				requests.find((one) => one.id === entity) ?? opinions.find((one) => one.id === entity);
			if (!view) this.faults.push(`screen: ${name} lost ${type} ${id} that was received`);
			else if ((view.rev ?? 0) < result.rev) {
				this.faults.push(`screen: ${name} shows ${type} ${id} as before it was received`);
			}
		}
	}
}

async function readScopes({ mirror }: Space): Promise<ScopeState[]> {
	return mirror.read(['scope'], (tx) => tx.objectStore('scope').getAll());
}

function wentBack(before: ScopeState, now: ScopeState): boolean {
	if (now.gen !== before.gen) return now.gen < before.gen;
	if (cursorPosition(now.cursor) < cursorPosition(before.cursor)) return true;
	const [was, is] = [before.building, now.building];
	const isSame = was !== null && is !== null && was.gen === is.gen;
	return isSame && cursorPosition(is.cursor) < cursorPosition(was.cursor);
}

function say({ gen, cursor, building }: ScopeState): string {
	return `${gen}/${cursor}${building ? `+${building.gen}/${building.cursor}` : ''}`;
}
