import type { CommandResult } from './wire.ts';

/**
 * Where a thing the person wrote is now, in words (row SY1): 草稿, 待发送, 发送中, 法院已收到,
 * 需要您处理, 等待登录, and why it stands still when somebody's word is wanted first: 等您确认,
 * 先放着, 等待更新. `received` is only ever made from an answer of the server.
 */
export const deliveryStates = [
	'draft',
	'queued',
	'sending',
	'received',
	'needsAction',
	'awaitingSignIn',
	'awaitingConsent',
	'awaitingUpdate',
	'setAside'
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
	state: DeliveryState;
	/** ISO. Server time once received; before that the device's own clock, for display only. */
	at?: string;
	/** The server's number, such as `T2026-0153`. */
	number?: string;
	/** The number made on this device, such as `L-0007`. */
	localNumber?: string;
	/** Why the person is asked, as a key of `#i18n/outbox` `reasons`. */
	reasonKey?: string;
}

/** What of a queued command decides its delivery line. */
export interface DeliverySource {
	state: 'pending' | 'done' | 'human';
	madeAt: number;
	result: CommandResult | null;
	/** Why the device itself parked it, when no answer of the server did. */
	parkedCode: string | null;
	localNumber: string | null;
	/** Why the whole queue waits at this moment; never stored. */
	held?: 'signIn' | 'consent' | 'update';
}

/** The person put it aside: it is not sent until they take it back, and it asks for nothing. */
export const SET_ASIDE = 'set_aside';

export function isSetAside(
	command: Pick<DeliverySource, 'state' | 'result' | 'parkedCode'>
): boolean {
	return command.state === 'human' && command.result === null && command.parkedCode === SET_ASIDE;
}

/** `sending` and `signedIn` belong to the moment and are never stored. */
export function deliveryOf(
	command: DeliverySource,
	now: { sending: boolean; signedIn: boolean }
): Delivery {
	const local = command.localNumber === null ? {} : { localNumber: command.localNumber };
	const made = isoOf(command.madeAt);
	if (isSetAside(command)) {
		return { state: 'setAside', at: made, ...local };
	}
	if (command.state === 'human') {
		return { state: 'needsAction', at: made, ...local, reasonKey: reasonKeyOf(command) };
	}
	// Done without an `applied` answer does not exist; should it ever, it must not read as received.
	if (command.state === 'done' && command.result?.status === 'applied') {
		const { at, number } = command.result;
		return { state: 'received', at, ...(number === undefined ? {} : { number }), ...local };
	}
	if (command.state === 'done') return { state: 'needsAction', at: made, ...local };
	if (!now.signedIn || command.held === 'signIn') {
		return { state: 'awaitingSignIn', at: made, ...local };
	}
	if (command.held === 'update') return { state: 'awaitingUpdate', at: made, ...local };
	if (command.held === 'consent') return { state: 'awaitingConsent', at: made, ...local };
	return { state: now.sending ? 'sending' : 'queued', at: made, ...local };
}

/** The code that names the human sentence: the server's own, else the device's. */
export function reasonKeyOf(command: Pick<DeliverySource, 'result' | 'parkedCode'>): string {
	const { result } = command;
	if (result?.status === 'conflict' || result?.status === 'rejected') return result.code;
	return command.parkedCode ?? 'unknown';
}

/** A device clock can hold any number; a date that cannot be written must not break the page. */
function isoOf(ms: number): string {
	const date = new Date(ms);
	return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
