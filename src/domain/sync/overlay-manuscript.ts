import * as v from 'valibot';
import {
	completeContent,
	manuscriptCommands,
	type ManuscriptEvent,
	type ManuscriptRow,
	nextManuscriptStatus
} from '../notice/manuscript.ts';
import { deliveryOf, type Delivery } from './delivery.ts';
import { isAheadOfMirror, type LocalCommand, type OverlayInput } from './overlay.ts';

/** A manuscript as its editor sees it: the server's row with this device's queued work laid over it. */
export interface ManuscriptView extends ManuscriptRow {
	/** Revision to send as `baseRev`; null while it exists on this device only. */
	rev: number | null;
	delivery: Delivery;
	/** The queued or refused command behind it; null when nothing is open. */
	commandId: string | null;
}

type Input = Omit<OverlayInput, 'known'> & { me: { id: string; name: string } };

const eventOf: Record<string, ManuscriptEvent> = {
	'manuscript.submit': 'submit',
	'manuscript.approve': 'approve',
	'manuscript.return': 'return',
	'manuscript.publish': 'publish',
	'manuscript.discard': 'discard',
	'manuscript.withdraw': 'withdraw'
};

/** Newest change first. */
export function overlayManuscripts(input: Input): ManuscriptView[] {
	const views = new Map<string, ManuscriptView>();
	for (const row of input.rows) {
		if (row.k !== 'manuscript') continue;
		const data = row.d as unknown as ManuscriptRow;
		const delivery: Delivery = { state: 'received', at: data.updatedAt };
		const content = completeContent(data.content);
		const live = data.live && {
			...data.live,
			content: data.live.content && completeContent(data.live.content)
		};
		views.set(row.id, { ...data, content, live, rev: row.rev, delivery, commandId: null });
	}
	for (const command of input.commands) {
		if (!command.type.startsWith('manuscript.')) continue;
		const before = views.get(command.entity) ?? null;
		const isVisible = command.state === 'pending' || isAheadOfMirror(command, input);
		const isRefusedSave = command.state === 'human' && !before;
		const view = isVisible || isRefusedSave ? apply(before, command, input.me) : before;
		if (view) views.set(command.entity, withDelivery(view, command, input));
	}
	return [...views.values()].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

function apply(
	before: ManuscriptView | null,
	command: LocalCommand,
	me: Input['me']
): ManuscriptView | null {
	if (command.type === 'manuscript.save') return saved(before, command, me);
	const event = eventOf[command.type];
	if (!before || event === undefined) return before;
	const publishAt = event === 'publish' ? laterAt(command) : null;
	const status = nextManuscriptStatus(before, publishAt === null ? event : 'schedule');
	// Its effect is in the row already, or the server will refuse it.
	if (!status.ok) return before;
	const at = timeOf(command);
	const approvedBy = event === 'approve' ? me.name : event === 'return' ? null : before.approvedBy;
	const kept = event === 'discard' ? before.live : null;
	const reason = typeof command.body['reason'] === 'string' ? command.body['reason'] : '';
	const entry = { at, event, by: me.name, version: before.version };
	return {
		...before,
		status: status.value,
		approvedBy,
		publishAt,
		withdrawn: event === 'withdraw' ? { at, reason } : before.withdrawn,
		content: kept?.content ?? before.content,
		version: kept?.version ?? before.version,
		updatedAt: at,
		history: [...before.history, reason ? { ...entry, reason } : entry]
	};
}

function saved(
	before: ManuscriptView | null,
	command: LocalCommand,
	me: Input['me']
): ManuscriptView | null {
	const body = v.safeParse(manuscriptCommands['manuscript.save'], command.body);
	if (!body.success || (before && !nextManuscriptStatus(before, 'save').ok)) return before;
	const { keeps, ...content } = body.output;
	const at = timeOf(command);
	const version = (before?.version ?? 0) + 1;
	const entry = { at, event: 'save' as const, by: me.name, version };
	const live = before?.live ?? null;
	return {
		id: command.entity,
		number: before?.number ?? null,
		publishAt: null,
		withdrawn: null,
		rev: before?.rev ?? null,
		delivery: { state: 'draft' },
		commandId: null,
		approvedBy: null,
		status: 'draft',
		authors: [...new Set([...(before?.authors ?? []), me.id])],
		// The first change of a published one: what stood there is what readers still see.
		live: live && { ...live, content: live.content ?? before?.content ?? null },
		...{ content, keeps, version },
		updatedAt: at,
		history: [...(before?.history ?? []), entry]
	};
}

function laterAt(command: LocalCommand): string | null {
	const at = String(command.body['at'] ?? '');
	return at !== '' && at > timeOf(command) ? at : null;
}

/** What needs the person outranks what is under way, and that outranks what has arrived. */
function withDelivery(view: ManuscriptView, command: LocalCommand, input: Input): ManuscriptView {
	if (command.state === 'done') return view;
	if (view.delivery.state === 'needsAction' && view.commandId !== null) return view;
	const delivery = deliveryOf(command, {
		sending: input.sendingIds.has(command.id),
		signedIn: input.signedIn
	});
	return { ...view, delivery, commandId: command.id };
}

function timeOf(command: LocalCommand): string {
	const { result } = command;
	return result?.status === 'applied' ? result.at : new Date(command.madeAt).toISOString();
}
