export type TabMessage = 'outbox' | 'mirror' | 'signIn' | 'signedOut' | 'locked';

export interface TabChannel {
	tell(message: TabMessage): void;
	close(): void;
}

/**
 * Tells the other tabs that something stored has changed. Where there is no channel they see it on their next visit.
 *
 * A frozen tab still hears its channel, but not its storage: a transaction that it begins stands
 * still, and every other tab's writes wait behind it. So it only remembers what it heard.
 */
export function openTabChannel(onMessage: (message: TabMessage) => void): TabChannel {
	if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} };
	const channel = new BroadcastChannel('faqiao');
	const missed = new Set<TabMessage>();
	let isFrozen = false;
	const freeze = () => {
		isFrozen = true;
	};
	const resume = () => {
		isFrozen = false;
		for (const message of missed) onMessage(message);
		missed.clear();
	};
	document.addEventListener('freeze', freeze);
	document.addEventListener('resume', resume);
	channel.onmessage = (event: MessageEvent<TabMessage>) => {
		if (isFrozen) missed.add(event.data);
		else onMessage(event.data);
	};
	return {
		tell: (message) => channel.postMessage(message),
		close() {
			document.removeEventListener('freeze', freeze);
			document.removeEventListener('resume', resume);
			channel.close();
		}
	};
}
