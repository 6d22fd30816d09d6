import { reasonKeyOf, SET_ASIDE, type DeliverySource } from './delivery.ts';

/** What a person can do about an item that did not go through, the best first. No item without one (I8). */
export type WayOut =
	/** Send mine on top of what is there now. */
	| { way: 'sendMine'; baseRev: number }
	/** Send both sides' changes together, field by field. */
	| { way: 'merge'; baseRev: number }
	/** Open the form with what was typed, change it and send it. */
	| { way: 'edit' }
	| { way: 'again' }
	/** It waits for another item that needs the person. */
	| { way: 'settleOther'; commandId: string }
	| { way: 'update' }
	| { way: 'takeBack' }
	| { way: 'discard' };

export interface Stuck extends Pick<DeliverySource, 'state' | 'result' | 'parkedCode'> {
	type: string;
}

/** Types whose form can be opened again with what was typed. */
const editableTypes = new Set([
	'request.create',
	'request.correct',
	'request.return',
	'opinion.issue',
	'opinion.answer',
	'manuscript.save'
]);
/** Types whose fields stand alone, so that two people's changes can go together. */
const mergeableTypes = new Set(['request.correct', 'manuscript.save']);

/** `cause` is the item it waits for, when that one is on this device and needs the person. */
export function waysOut(command: Stuck, cause: string | null): WayOut[] {
	if (command.state !== 'human') return [];
	const { result, parkedCode, type } = command;
	if (result === null && parkedCode === SET_ASIDE) {
		return cause === null ? [{ way: 'takeBack' }] : [{ way: 'settleOther', commandId: cause }];
	}
	const code = reasonKeyOf(command);
	const edit: WayOut[] = editableTypes.has(type) ? [{ way: 'edit' }] : [];
	if (code === 'dependency_failed' && cause !== null) {
		return [{ way: 'settleOther', commandId: cause }, { way: 'discard' }];
	}
	if (result?.status === 'conflict') return [...chosen(result.choices, type), { way: 'discard' }];
	if (isOutdated(command)) return [{ way: 'update' }, { way: 'again' }, { way: 'discard' }];
	// Sent again unchanged these would meet the same wall.
	if (code === 'invalid' || code === 'too_large' || code === 'file_missing')
		return [...edit, { way: 'discard' }];
	if (code === 'key_reuse') return [{ way: 'again' }, ...edit, { way: 'discard' }];
	// Our server's failures and lost rights pass; of a newer server's code nothing is known, so it may be tried.
	return [{ way: 'again' }, { way: 'discard' }];
}

/** Choices of newer servers that this app cannot carry out are left out; the rest still stand. */
function chosen(choices: readonly unknown[], type: string): WayOut[] {
	return choices.flatMap((choice): WayOut[] => {
		if (typeof choice !== 'object' || choice === null) return [];
		const { choice: name, baseRev } = choice as { choice?: unknown; baseRev?: unknown };
		if (name !== 'sendAgain' || typeof baseRev !== 'number') return [];
		const send: WayOut = { way: 'sendMine', baseRev };
		return mergeableTypes.has(type) ? [{ way: 'merge', baseRev }, send] : [send];
	});
}

/** The server does not understand the item itself: its type, its version or its shape. */
function isOutdated({ result, parkedCode }: Stuck): boolean {
	if (result === null) return parkedCode === 'malformed';
	const issues = result.status === 'rejected' ? (result.issues ?? []) : [];
	return issues.some(({ field }) => field === 'type' || field === 'version');
}
