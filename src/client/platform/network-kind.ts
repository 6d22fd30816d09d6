/** `unknown`: the browser does not tell (iPhones, Firefox, most desktops). */
export type NetworkKind = 'wifi' | 'mobile' | 'unknown';

/** Not in TypeScript's own list: only Chromium has it, and `type` only on phones. */
interface NetworkInformation extends EventTarget {
	type?: string;
	saveData?: boolean;
}

const kinds: Record<string, NetworkKind> = {
	wifi: 'wifi',
	ethernet: 'wifi',
	cellular: 'mobile',
	wimax: 'mobile'
};

export function networkKind(): NetworkKind {
	return kinds[connection()?.type ?? ''] ?? 'unknown';
}

/** The phone's own data saver. */
export function savesData(): boolean {
	return connection()?.saveData === true;
}

export function onNetworkChange(listener: () => void): () => void {
	connection()?.addEventListener('change', listener);
	return () => connection()?.removeEventListener('change', listener);
}

function connection(): NetworkInformation | undefined {
	return (navigator as { connection?: NetworkInformation }).connection;
}
