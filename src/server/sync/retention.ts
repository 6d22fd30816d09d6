const day = 86_400_000;

/** How long the server keeps what only the protocol needs (sync protocol 2.3 and 2.4). */
export const retention = {
	/** First answers of commands: after that only the entity's own id guards against a second effect. */
	commandsMs: 400 * day,
	/** Answers of applied commands in full; then only what a repeat needs. */
	resultsMs: 90 * day,
	/** Tombstones: a device that stays away longer reads its scopes anew. */
	tombstonesMs: 180 * day,
	/** Devices that have not been heard of. */
	devicesMs: 400 * day,
	/** Ids of votes: a phone that sends one again later is counted twice. */
	votesMs: 400 * day,
	/** How long staff see that a phone came back empty. */
	emptiedMs: 30 * day
} as const;

/** Rows changed in one transaction: short enough that nobody waits for it. */
export const expireSlice = 500;
