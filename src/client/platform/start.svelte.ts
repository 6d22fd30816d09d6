import { isEditor } from '#domain/account/actor';
import { startDevice } from '#client/state/device';
import { signIn } from '#client/state/sign-in.svelte';
import { vault } from '#client/state/vault.svelte';
import { visitor } from '#client/state/visitor.svelte';
import { startVotes } from '#client/state/votes.svelte';
import { startAutoLock } from './auto-lock.ts';
import { startWorker } from './service-worker.ts';

/** Everything that runs beside the pages, started once per tab after the first page is on the screen. */
export function startPlatform(): () => void {
	const stops = [
		startDevice(),
		startVotes(),
		startWorker(),
		startAutoLock(),
		$effect.root(() => {
			$effect(() => {
				visitor.role = signIn.account?.role ?? null;
				visitor.isEditor = signIn.account !== null && isEditor(signIn.account);
				visitor.isLocked = signIn.status === 'locked';
				visitor.lock = signIn.account && vault.hasPin ? () => void signIn.lock() : null;
			});
		})
	];
	return () => {
		for (const stop of stops) stop();
	};
}
