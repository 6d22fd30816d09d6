import { findStepFault, findEndFault } from './check.ts';
import { ModelDevice } from './model-device.ts';
import { ModelServer } from './model-server.ts';
import type { Message, ModelMechanisms } from './protocol.ts';

/** One number a step, so that histories are cheap to make, to shrink and to keep in a file. */
export type History = number[];

const DEVICES = 3;
const MOST_RESTORES = 2;
const acts = [
	...['create', 'create', 'update', 'update', 'update', 'book', 'book', 'poison', 'edit'],
	...['send', 'send', 'send', 'send', 'pull', 'pull', 'pull'],
	...['deliver', 'deliver', 'deliver', 'deliver', 'deliver', 'deliver', 'deliver', 'deliver'],
	...['duplicate', 'drop', 'restart', 'backup', 'restore']
] as const;

export interface World {
	server: ModelServer;
	devices: ModelDevice[];
	/** Every intent a person was told is saved. */
	saved: Array<{ id: number; device: number }>;
}

/** Lives one history, heals everything, and says what is wrong; null when nothing is. */
export function live(history: History, on: ModelMechanisms): string | null {
	const server = new ModelServer(on);
	const devices = Array.from({ length: DEVICES }, (_, name) => new ModelDevice(name, on));
	const world: World = { server, devices, saved: [] };
	const wire: Message[] = [];
	let kept: ReturnType<ModelServer['backup']> | null = null;
	let restores = 0;
	let made = 0;

	const deliver = (message: Message): Message | null => {
		if (message.kind === 'push') return server.push(message);
		if (message.kind === 'pull') return server.pull(message);
		devices[message.device]?.receive(message);
		return null;
	};
	const put = (message: Message | null | undefined) => {
		if (message) wire.push(message);
	};

	for (const step of history) {
		const act = acts[step % acts.length];
		const device = devices[Math.floor(step / 32) % DEVICES] as ModelDevice;
		const pick = Math.floor(step / 128);
		if (act === 'create' || act === 'update' || act === 'book' || act === 'poison') {
			const id = ++made;
			const own = device.queue.map((one) => one.packet.entity);
			const known = [...device.mirror.rows.keys(), ...own];
			const isNew = act !== 'update' || known.length === 0;
			const kind = act === 'update' && isNew ? 'create' : act;
			const entity = isNew ? id : (known[pick % known.length] as number);
			const seen = device.mirror.rows.get(entity)?.rev ?? null;
			const slots = pick % 2 === 0 ? [pick % 3] : [pick % 3, (pick + 1) % 3];
			const baseRev = kind === 'update' && pick % 4 === 0 ? seen : null;
			device.enqueue({ id, kind, entity, slots: kind === 'book' ? slots : [], baseRev, text: id });
			world.saved.push({ id, device: device.name });
		} else if (act === 'edit') {
			const last = device.queue.at(-1);
			if (last) device.edit(last.packet.entity, ++made);
		} else if (act === 'send') put(device.send(pick % 3, 1 + (pick % 4)));
		else if (act === 'pull') put(device.ask());
		else if (act === 'restart') server.restart();
		else if (act === 'backup') kept = server.backup();
		else if (act === 'restore') {
			if (kept && restores < MOST_RESTORES) server.restore(kept);
			restores += 1;
		} else if (wire.length > 0) {
			const at = pick % wire.length;
			if (act === 'duplicate') put(wire[at]);
			else {
				const [message] = wire.splice(at, 1);
				if (act === 'deliver' && message) put(deliver(message));
			}
		}
		const fault = findStepFault(world);
		if (fault) return fault;
	}
	return heal(world, wire, deliver) ?? findEndFault(world);
}

/** What is still on its way arrives; then clean rounds without a new write (I6, I9). */
function heal(
	world: World,
	wire: Message[],
	deliver: (message: Message) => Message | null
): string | null {
	for (let message = wire.shift(); message; message = wire.shift()) {
		const answer = deliver(message);
		if (answer) wire.push(answer);
		const fault = findStepFault(world);
		if (fault) return fault;
	}
	for (let round = 0; round < 3; round++) {
		for (const device of world.devices) {
			for (let request = 0; request < 100; request++) {
				const push = device.send(0, 100);
				const answer = push && deliver(push);
				if (answer) deliver(answer);
				const page = deliver(device.ask());
				if (page) deliver(page);
				const fault = findStepFault(world);
				if (fault) return fault;
				// The pull may have shown a restore: what was lost goes up in the same round.
				const isAtEnd = page?.kind === 'pulled' && !page.more && device.building === null;
				if (isAtEnd && !push) break;
			}
		}
	}
	return null;
}
