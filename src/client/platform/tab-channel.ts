export type TabMessage = 'outbox' | 'mirror' | 'signIn';

export interface TabChannel {
	tell(message: TabMessage): void;
	close(): void;
}

/** Tells the other tabs that something stored has changed. Where there is no channel they see it on their next visit. */
export function openTabChannel(onMessage: (message: TabMessage) => void): TabChannel {
	if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} };
	const channel = new BroadcastChannel('faqiao');
	channel.onmessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
	return {
		tell: (message) => channel.postMessage(message),
		close: () => channel.close()
	};
}
