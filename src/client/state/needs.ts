import type { OpinionView, RequestView } from '#domain/sync/overlay';
import type { OutboxItem } from './outbox-item.ts';

/** One thing that waits for the person, with the page where it is done. Pages put it into words. */
export type Need =
	| { kind: 'returned'; id: string; href: string; number: string; fields: number; at: string }
	| { kind: 'opinion'; id: string; href: string; number: string; deadline: string }
	| { kind: 'refused'; id: string; href: string }
	| { kind: 'awaiting'; id: string; href: string; count: number }
	| { kind: 'consent'; id: string; href: string; count: number }
	| { kind: 'update'; id: string; href: string; count: number }
	| { kind: 'waiting'; id: string; href: string; count: number };

interface Known {
	requests: readonly RequestView[];
	opinions: readonly OpinionView[];
	items: readonly OutboxItem[];
	/** The person said "later" to signing in or sending, not long ago. */
	isQuiet?: boolean;
}

/**
 * What needs the person, most pressing first: what could not be sent, what the court gave back, opinions by
 * deadline, then what only waits for a network or a sign-in.
 */
export function needsOf({ requests, opinions, items, isQuiet = false }: Known): Need[] {
	const of = (state: OutboxItem['delivery']['state']) =>
		items.filter((item) => item.delivery.state === state);
	const refused = of('needsAction').map((item): Need => ({
		kind: 'refused',
		id: item.commandId,
		href: '/outbox'
	}));
	const returned = requests
		// A correction that is already queued is no longer a thing to do.
		.filter(({ status, returned, commandId }) => status === 'returned' && returned && !commandId)
		.map((request): Need => ({
			kind: 'returned',
			id: request.id,
			href: `/requests/${request.id}`,
			number: request.number ?? request.localNumber,
			fields: request.returned?.fields.length ?? 0,
			at: request.returned?.at ?? ''
		}));
	const unanswered = opinions
		.filter(({ response, commandId }) => response === null && !commandId)
		.sort((a, b) => a.deadline.localeCompare(b.deadline))
		.map((opinion): Need => ({
			kind: 'opinion',
			id: opinion.id,
			href: `/requests/${opinion.requestId}`,
			number: opinion.number ?? '',
			deadline: opinion.deadline
		}));
	return [
		...refused,
		...returned,
		...unanswered,
		...counted('awaiting', isQuiet ? 0 : of('awaitingSignIn').length, '/outbox'),
		...counted('consent', isQuiet ? 0 : of('awaitingConsent').length, '/outbox'),
		...counted('update', of('awaitingUpdate').length, '/outbox'),
		...counted('waiting', of('queued').length + of('sending').length, '/outbox')
	];
}

function counted(
	kind: 'awaiting' | 'consent' | 'update' | 'waiting',
	count: number,
	href: string
): Need[] {
	return count === 0 ? [] : [{ kind, id: kind, href, count }];
}
