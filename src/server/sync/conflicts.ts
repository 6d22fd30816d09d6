import type { Outcome } from './handler.ts';

/** The entity is newer than what the person saw: they look again and decide. */
export function changedMeanwhile(current: object, rev: number, yours: object): Outcome {
	return {
		status: 'conflict',
		code: 'changed',
		messageKey: 'request.changed',
		yours,
		current,
		choices: [{ choice: 'sendAgain', baseRev: rev }, { choice: 'discard' }]
	};
}

/** The state it is in now leaves no room for the step. */
export function notPossibleNow(current: object, yours: object): Outcome {
	return {
		status: 'conflict',
		code: 'not_allowed',
		messageKey: 'request.not_allowed',
		yours,
		current,
		choices: [{ choice: 'discard' }]
	};
}
