import * as v from 'valibot';
import { nextRequestStatus, requestCommands, type RequestEvent } from '../health-check/request.ts';
import type { Delivery } from './delivery.ts';
import type { LocalCommand, OpinionView, OverlayInput, RequestView } from './overlay.ts';

const eventOf: Record<string, RequestEvent> = {
	'request.correct': 'correct',
	'request.withdraw': 'withdraw',
	'request.accept': 'accept',
	'request.return': 'return',
	'opinion.issue': 'issueOpinion'
};

/** The row a new request will become; null when its body is of a shape this app does not know. */
export function newRequest(
	command: LocalCommand,
	delivery: Delivery,
	known: OverlayInput['known']
): RequestView | null {
	const body = v.safeParse(requestCommands['request.create'], command.body);
	if (!body.success) return null;
	const { firmId, stationId, ...content } = body.output;
	const firm = known.firms.find((f) => f.id === firmId) ?? known.firms[0];
	const station = known.stations.find((s) => s.id === stationId);
	const applied = appliedResult(command);
	const at = timeOf(command);
	return {
		...content,
		id: command.entity,
		status: 'submitted',
		number: applied?.number ?? null,
		firmId: firmId ?? firm?.id ?? '',
		firmName: firm?.name ?? '',
		stationId: stationId ?? '',
		stationName: station?.name ?? null,
		submittedAt: applied?.at ?? null,
		dueAt: null,
		returned: null,
		history: [{ at, event: 'create', by: 'firm' }],
		rev: applied?.rev ?? null,
		delivery: { localNumber: content.localNumber, ...delivery },
		commandId: command.state === 'done' ? null : command.id
	};
}

/**
 * What the server will make of the request, by the same state table. A step the table does not
 * allow changes nothing: its effect is already in the row, or the server will refuse it.
 */
export function applyToRequest(view: RequestView, command: LocalCommand): RequestView {
	const event = eventOf[command.type];
	if (event === undefined || isInRow(view, command, event)) return view;
	const status = nextRequestStatus(view.status, event);
	if (!status.ok) return view;
	const at = timeOf(command);
	const isOwnRow = command.entity === view.id;
	const next: RequestView = {
		...view,
		status: status.value,
		rev: (isOwnRow ? appliedResult(command)?.rev : undefined) ?? view.rev,
		history: [...view.history, { at, event, by: sideOf(event) }]
	};
	if (event === 'withdraw') return { ...next, dueAt: null, returned: null };
	if (event === 'accept') return { ...next, returned: null };
	if (event === 'correct') {
		const content = v.safeParse(requestCommands['request.correct'], command.body);
		return content.success ? { ...next, ...content.output, returned: null } : view;
	}
	if (event === 'return') {
		const reasons = v.safeParse(requestCommands['request.return'], command.body);
		if (!reasons.success) return view;
		const entry = { at, event, by: sideOf(event), ...reasons.output };
		const history = [...view.history, entry];
		return { ...next, history, returned: { at, ...reasons.output } };
	}
	return next;
}

export function issuedOpinion(
	command: LocalCommand,
	delivery: Delivery,
	author: string
): OpinionView | null {
	const body = v.safeParse(requestCommands['opinion.issue'], command.body);
	if (!body.success) return null;
	const applied = appliedResult(command);
	return {
		...body.output,
		id: command.entity,
		number: applied?.number ?? null,
		author,
		issuedAt: applied?.at ?? null,
		response: null,
		responseReason: '',
		respondedAt: null,
		rev: applied?.rev ?? null,
		delivery,
		commandId: command.state === 'done' ? null : command.id
	};
}

export function applyToOpinion(view: OpinionView, command: LocalCommand): OpinionView {
	if (command.type !== 'opinion.answer') return view;
	const answer = v.safeParse(requestCommands['opinion.answer'], command.body);
	if (!answer.success) return view;
	// The row has this answer or a later one.
	const at = appliedResult(command)?.at;
	if (at !== undefined && view.respondedAt !== null && view.respondedAt >= at) return view;
	return {
		...view,
		response: answer.output.response,
		responseReason: answer.output.reason,
		respondedAt: timeOf(command),
		rev: appliedResult(command)?.rev ?? view.rev
	};
}

/** In the middle of a pull a row may have come before its receipt is passed. */
function isInRow(view: RequestView, command: LocalCommand, event: RequestEvent): boolean {
	const at = appliedResult(command)?.at;
	return view.history.some((entry) => entry.event === event && entry.at === at);
}

function appliedResult(command: LocalCommand) {
	return command.result?.status === 'applied' ? command.result : null;
}

/** Server time when the server has answered, else the device's, for display. */
function timeOf(command: LocalCommand): string {
	return appliedResult(command)?.at ?? new Date(command.madeAt).toISOString();
}

function sideOf(event: RequestEvent): 'firm' | 'court' {
	return event === 'correct' || event === 'withdraw' ? 'firm' : 'court';
}
