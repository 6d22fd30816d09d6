import * as v from 'valibot';
import { attachmentCommands, type AttachmentRow } from '../files/attachment.ts';
import { deliveryOf, type Delivery } from './delivery.ts';
import { isAheadOfMirror, type LocalCommand, type OverlayInput } from './overlay.ts';

/** A file of a request as the person sees it: the server's row, or this device's own queued file. */
export interface AttachmentView extends Omit<AttachmentRow, 'state' | 'receivedAt'> {
	/** Null until the court has it. */
	state: AttachmentRow['state'] | null;
	receivedAt: string | null;
	/** Name of its content on this device, for the progress of sending; null for a row of the server. */
	sha256: string | null;
	delivery: Delivery;
	/** The queued or refused command behind it; null when the court has it. */
	commandId: string | null;
}

type Input = Pick<
	OverlayInput,
	'rows' | 'commands' | 'cursorsByScope' | 'timelines' | 'sendingIds' | 'signedIn'
>;

/** In the order they were received, queued ones last. A row of the server is always newer than the queue. */
export function overlayAttachments({
	rows,
	commands,
	sendingIds,
	signedIn,
	...mirror
}: Input): AttachmentView[] {
	const views = new Map<string, AttachmentView>();
	for (const row of rows) {
		if (row.k === 'attachment') views.set(row.id, viewOfRow(row.d as unknown as AttachmentRow));
	}
	const arrived = [...views.values()].sort((a, b) =>
		(a.receivedAt ?? '').localeCompare(b.receivedAt ?? '')
	);
	const queued: AttachmentView[] = [];
	const replaced = new Set<string>();
	for (const command of commands) {
		if (command.type !== 'file.attach') continue;
		const made = viewOfCommand(command, { sending: sendingIds.has(command.id), signedIn });
		if (!made) continue;
		// The refused file makes room at once; should its successor be refused too, that one is shown.
		if (made.replaces !== null) replaced.add(made.replaces);
		// What the feed has taken away, because another file stands in its place, stays away.
		const isOpen = command.state !== 'done' || isAheadOfMirror(command, mirror);
		if (isOpen && !views.has(command.entity)) queued.push(made.view);
	}
	return [...arrived, ...queued].filter(({ id }) => !replaced.has(id));
}

function viewOfRow(row: AttachmentRow): AttachmentView {
	return {
		...row,
		sha256: null,
		commandId: null,
		delivery: { state: 'received', at: row.receivedAt }
	};
}

function viewOfCommand(
	command: LocalCommand,
	now: { sending: boolean; signedIn: boolean }
): { view: AttachmentView; replaces: string | null } | null {
	const body = v.safeParse(attachmentCommands['file.attach'], command.body);
	if (!body.success) return null;
	const { replaces, ...file } = body.output;
	const delivery = deliveryOf(command, now);
	const isReceived = delivery.state === 'received';
	return {
		replaces,
		view: {
			...file,
			id: command.entity,
			state: isReceived ? 'quarantined' : null,
			reason: null,
			receivedAt: isReceived ? (delivery.at ?? null) : null,
			decidedAt: null,
			delivery,
			commandId: command.state === 'done' ? null : command.id
		}
	};
}
