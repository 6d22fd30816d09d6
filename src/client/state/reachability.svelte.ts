export type ReachabilityState = 'online' | 'offline' | 'unreachable' | 'unknown';

class Reachability {
	/** `unreachable` is 有网但连不上服务器: the device has a network and our server does not answer. */
	state = $state<ReachabilityState>('unknown');

	async check(): Promise<ReachabilityState> {
		return this.state;
	}
}

export const reachability = new Reachability();
