/**
 * Named places of the device where a test pulls the plug, as `failpoints` are on the server. Each
 * stands between two steps that a crash must be able to part.
 */
export const crashPoints = [
	/** The command is on the disk; nobody has been told. */
	'enqueued',
	/** The batch is on its way; its answer is not here. */
	'requestSent',
	/** The answer is here and not stored. */
	'answerCame',
	/** The answer is stored; nobody has been told. */
	'answerStored',
	/** A page of the feed is stored, and more are to come. */
	'pageApplied',
	/** A new generation of the mirror is begun and empty. */
	'resetBegun',
	/** A part of a pack is here, and nothing of it stored. */
	'packPartCame',
	/** A part of a file is at the server, and more is to go. */
	'filePartSent'
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Awaited where it is called, so that a test may also hold the device at a place. */
export type PassCrashPoint = (name: CrashPoint) => void | Promise<void>;
