import type { OpinionRow, RequestRow } from '../health-check/request.ts';
import { cursorPosition, positionIn } from './cursor.ts';
import { deliveryOf, type Delivery, type DeliverySource } from './delivery.ts';
import { allMechanisms, type Mechanisms } from './mechanisms.ts';
import { applyToOpinion, applyToRequest, issuedOpinion, newRequest } from './overlay-request.ts';
import type { Timelines } from './timelines.ts';
import type { Command } from './wire.ts';

/** A request as the person sees it: the server's row with the device's own queued work laid over it. */
export interface RequestView extends Omit<RequestRow, 'number' | 'stationName' | 'submittedAt'> {
	/** Server's number; null until the court has it. */
	number: string | null;
	stationName: { zh: string; en: string } | null;
	/** Server time; null until the court has it. */
	submittedAt: string | null;
	/** Revision to send as `baseRev`; null while the request exists on this device only. */
	rev: number | null;
	delivery: Delivery;
	/** The queued or refused command behind `delivery`; null when nothing is open. */
	commandId: string | null;
}

export interface OpinionView extends Omit<OpinionRow, 'number' | 'issuedAt'> {
	number: string | null;
	issuedAt: string | null;
	rev: number | null;
	delivery: Delivery;
	commandId: string | null;
}

export type LocalCommand = Command & DeliverySource;

export interface OverlayInput {
	rows: Array<{ k: string; id: string; rev: number; d: Record<string, unknown> }>;
	/** In the person's order. */
	commands: LocalCommand[];
	/** How far the mirror has read each scope to its end. */
	cursorsByScope: Map<string, string>;
	/** The server's history as the queue knows it; null before the first answer. */
	timelines?: Timelines | null;
	sendingIds: Set<string>;
	signedIn: boolean;
	/** What the device knows about the people and places a new request will name. */
	known: {
		personName: string;
		firms: Array<{ id: string; name: string }>;
		stations: Array<{ id: string; name: { zh: string; en: string } }>;
	};
}

export interface Overlaid {
	requests: RequestView[];
	opinions: OpinionView[];
}

/**
 * Mirror with the queue laid over it: commands still pending, and done ones until the mirror has
 * read past their effect, so nothing on the screen ever jumps back. A refused command changes no
 * row; it only makes its row ask for the person.
 */
export function overlay(
	input: OverlayInput,
	{ strictOverlay } = allMechanisms as Pick<Mechanisms, 'strictOverlay'>
): Overlaid {
	const requestsById = new Map<string, RequestView>();
	const opinionsById = new Map<string, OpinionView>();
	for (const row of input.rows) {
		if (row.k === 'request') requestsById.set(row.id, requestFromRow(row));
		if (row.k === 'opinion') opinionsById.set(row.id, opinionFromRow(row));
	}

	for (const command of input.commands) {
		const delivery = deliveryOf(command, {
			sending: input.sendingIds.has(command.id),
			signedIn: input.signedIn
		});
		const isKept = strictOverlay && isAheadOfMirror(command, input);
		const isVisible = command.state === 'pending' || isKept;
		const request = requestsById.get(command.entity);
		const opinion = opinionsById.get(command.entity);

		if (command.type === 'request.create' && !request && (isVisible || command.state === 'human')) {
			const made = newRequest(command, delivery, input.known);
			if (made) requestsById.set(command.entity, made);
		} else if (command.type === 'opinion.issue' && (isVisible || command.state === 'human')) {
			const made = opinion ?? issuedOpinion(command, delivery, input.known.personName);
			if (made) opinionsById.set(command.entity, withDelivery(made, command, delivery));
			const target = made && requestsById.get(made.requestId);
			if (target && isVisible) requestsById.set(target.id, applyToRequest(target, command));
		} else if (request) {
			const changed = isVisible ? applyToRequest(request, command) : request;
			requestsById.set(command.entity, withDelivery(changed, command, delivery));
		} else if (opinion) {
			const changed = isVisible ? applyToOpinion(opinion, command) : opinion;
			opinionsById.set(command.entity, withDelivery(changed, command, delivery));
		}
	}
	return {
		requests: [...requestsById.values()].sort((a, b) => newestFirst(a.history, b.history)),
		opinions: [...opinionsById.values()]
	};
}

/** Acknowledged, and the mirror has not read past it yet. */
export function isAheadOfMirror(
	{ state, result }: LocalCommand,
	{ cursorsByScope, timelines }: Pick<OverlayInput, 'cursorsByScope' | 'timelines'>
): boolean {
	if (state !== 'done' || result?.status !== 'applied') return false;
	const cursor = cursorsByScope.get(result.scope) ?? '';
	return result.v > (timelines ? positionIn(timelines, cursor) : cursorPosition(cursor));
}

/** What needs the person outranks what is under way, and that outranks what has arrived. */
function withDelivery<View extends RequestView | OpinionView>(
	view: View,
	command: LocalCommand,
	delivery: Delivery
): View {
	if (view.delivery.state === 'needsAction' && view.commandId !== null) return view;
	if (command.state === 'done') {
		const { at } = delivery;
		const known = view.delivery;
		// A receipt never hides work that is still open.
		if (known.state !== 'received' || at === undefined || at < (known.at ?? '')) return view;
		return { ...view, delivery: { ...known, ...delivery, ...numberOf(view) } };
	}
	return { ...view, delivery: { ...numberOf(view), ...delivery }, commandId: command.id };
}

function numberOf(view: RequestView | OpinionView): Pick<Delivery, 'number' | 'localNumber'> {
	return {
		...(view.number === null ? {} : { number: view.number }),
		...('localNumber' in view ? { localNumber: view.localNumber } : {})
	};
}

function requestFromRow(row: OverlayInput['rows'][number]): RequestView {
	const d = row.d as unknown as RequestRow;
	const at = d.history.findLast((entry) => entry.by === 'firm')?.at ?? d.submittedAt;
	return {
		...d,
		rev: row.rev,
		commandId: null,
		delivery: { state: 'received', at, number: d.number, localNumber: d.localNumber }
	};
}

function opinionFromRow(row: OverlayInput['rows'][number]): OpinionView {
	const d = row.d as unknown as OpinionRow;
	return {
		...d,
		rev: row.rev,
		commandId: null,
		delivery: { state: 'received', at: d.respondedAt ?? d.issuedAt, number: d.number }
	};
}

function newestFirst(a: RequestView['history'], b: RequestView['history']): number {
	return (b.at(-1)?.at ?? '').localeCompare(a.at(-1)?.at ?? '');
}
