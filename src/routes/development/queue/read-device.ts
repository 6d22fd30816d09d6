import { spaceOf } from '#client/state/account-space';
import { signIn } from '#client/state/sign-in.svelte';
import { readOutbox } from '#client/outbox/read-outbox';
import { readMirror } from '#client/sync/read-mirror';

/** What the stores of the signed-in account hold, read anew; rows by key and revision, without their content. */
export async function readDevice() {
	await signIn.restore();
	const { account, outbox, mirror } = spaceOf(signIn.account?.accountId ?? null);
	const { commands, drafts, syncedAt } = await readOutbox(outbox);
	const { rows, cursorsByScope } = mirror
		? await readMirror(mirror)
		: { rows: [], cursorsByScope: new Map<string, string>() };
	return {
		account,
		commands,
		drafts,
		syncedAt,
		cursors: Object.fromEntries(cursorsByScope),
		rows: rows.map(({ scope, k, id, rev, v }) => ({ scope, k, id, rev, v }))
	};
}
