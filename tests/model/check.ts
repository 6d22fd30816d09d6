import type { World } from './live.ts';
import { capacities } from './model-server.ts';
import type { ModelDevice } from './model-device.ts';

const lastSeen = new WeakMap<
	ModelDevice,
	{ v: number; parted: number; rows: number; isNew: boolean }
>();

/** What must hold after every single step. */
export function findStepFault({ server, devices }: World): string | null {
	const { taken } = server.memory;
	for (const [slot, count] of taken.entries()) {
		if (count > (capacities[slot] ?? 0)) return `I3: slot ${slot} has ${count} bookings`;
	}
	for (const device of devices) {
		const before = lastSeen.get(device);
		const v = device.mirror.cursor?.v ?? 0;
		const { parted } = device;
		if (before && before.parted === parted && v < before.v && device.building === null) {
			if (!before.isNew) return `I10: mirror of ${device.name} went from ${before.v} to ${v}`;
		}
		const rows = device.mirror.rows.size;
		if (before && device.building !== null && rows < before.rows) {
			return `screen: ${before.rows - rows} rows vanished while device ${device.name} reads anew`;
		}
		lastSeen.set(device, { v, parted, rows, isNew: device.building !== null });
		for (const one of device.queue) {
			const { id } = one.packet;
			if (one.state !== 'human' && !device.shows(one)) return `screen: command ${id} vanished`;
			const { verdict } = one;
			if (verdict && 'code' in verdict && verdict.code === 'key_reuse') {
				return `I7: command ${id} was refused for its own second content`;
			}
		}
	}
	return null;
}

/** What must hold when all is healed and everybody has synced. */
export function findEndFault({ server, devices, saved }: World): string | null {
	const { rows, clock } = server.memory;
	const effects = new Map<number, number>();
	for (const row of rows.values()) {
		for (const { id } of row.made) effects.set(id, (effects.get(id) ?? 0) + 1);
	}
	for (const { id, device } of saved) {
		const one = devices[device]?.queue.find(({ packet }) => packet.id === id);
		if (!one) return `I1: command ${id} is gone from device ${device}`;
		if (one.state === 'pending') return `I9: command ${id} is still waiting`;
		const count = effects.get(id) ?? 0;
		if (one.state === 'done' && count === 0) return `I1: command ${id} is done without an effect`;
		if (one.state === 'human' && count > 0) return `I7: command ${id} is refused with an effect`;
		if (count > 1) return `I2: command ${id} had ${count} effects`;
		if (one.state === 'done') {
			const isReady = one.packet.after.every((needed) => effects.has(needed));
			if (!isReady) return `I5: command ${id} has an effect and what it needs has none`;
		}
	}
	for (const row of rows.values()) {
		for (const device of devices) {
			const own = row.made.filter((packet) => packet.device === device.name);
			const ids = own.map(({ id }) => id);
			const acts = device.queue.map(({ packet }) => packet.id).filter((id) => ids.includes(id));
			if (ids.join() !== acts.join()) return `I4: entity ${row.id} has ${ids} for acts ${acts}`;
			for (const { id, text } of own) {
				const last = device.queue.find(({ packet }) => packet.id === id)?.packet.text;
				if (last !== text) return `I1: command ${id} has the effect of another content`;
			}
		}
	}
	for (const { name, mirror, building } of devices) {
		if (building) return `I6: device ${name} is still reading anew`;
		const isSame = [...rows.values()].every((row) => mirror.rows.get(row.id) === row);
		if (!isSame || mirror.rows.size !== rows.size)
			return `I6: device ${name} differs from the server`;
		if ((mirror.cursor?.v ?? 0) !== clock) return `I6: device ${name} stands before the end`;
	}
	return null;
}
