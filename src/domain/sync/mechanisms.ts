/**
 * What makes the sync lose nothing, each with a name. The product runs with all of them; a test puts
 * one out of action to show that something else then fails (docs/reliability.md).
 */
export const allMechanisms = Object.freeze({
	/** The server keeps the first answer of a command id and gives it again. */
	commandIds: true,
	/** A command waits for the ones it needs, on the device and on the server. */
	after: true,
	/** A restored server is noticed, and gets back what it lost. */
	timelines: true,
	/** A page of the feed is applied only at the cursor it was asked from. */
	compareAndSet: true,
	/** Change numbers are taken in the transaction that uses them, last before commit. */
	clockRow: true,
	/** A receipt stays on the screen until the mirror has read past it. */
	strictOverlay: true,
	/** Commands of one account are refused under the session of another. */
	accountCheck: true,
	/** What has left the device once is never edited. */
	freezeSent: true,
	/** A command leaves the queue with its answer, not with its request. */
	deleteAfterAnswer: true,
	/** A batch that the server chokes on is halved until the guilty command stands alone. */
	bisection: true,
	/** While a feed is read anew, what was there before stays readable. */
	generations: true
});

export type Mechanisms = { readonly [Name in keyof typeof allMechanisms]: boolean };
