import {
	nameReachability,
	probeServer,
	type ReachabilityState
} from '#client/platform/reachability';

export type { ReachabilityState };

class Reachability {
	/** `unreachable` is 有网但连不上服务器: the device has a network and our server does not answer. */
	state = $state<ReachabilityState>('unknown');

	async check(signal?: AbortSignal): Promise<ReachabilityState> {
		this.note(await probeServer((...args) => fetch(...args), signal));
		return this.state;
	}

	/** What a request has shown in passing saves a probe. */
	note(answered: boolean): void {
		this.state = nameReachability(answered, navigator.onLine);
	}
}

export const reachability = new Reachability();
