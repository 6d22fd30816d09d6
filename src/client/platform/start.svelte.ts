import { startDevice } from '#client/state/device';
import { signIn } from '#client/state/sign-in.svelte';
import { visitor } from '#client/state/visitor.svelte';
import { startWorker } from './service-worker.ts';

/** Everything that runs beside the pages, started once per tab after the first page is on the screen. */
export function startPlatform(): () => void {
	const stops = [
		startDevice(),
		startWorker(),
		$effect.root(() => {
			$effect(() => {
				visitor.role = signIn.account?.role ?? null;
			});
		})
	];
	return () => {
		for (const stop of stops) stop();
	};
}
