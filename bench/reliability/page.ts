import type { Word } from './system.ts';
import type { Write } from './writes.ts';

/** The device half of a system, in the page. Each follows the documentation of the system it drives. */
export interface Device {
	/** Opens the account's store and starts to send. */
	open(account: string): Promise<void>;
	/** Resolves when the person may go on to the next thing. */
	write(write: Write): Promise<void>;
	/** Ids the device itself holds to be unsent. */
	waiting(): Promise<string[]>;
	/** Logout, as far as the system has one. */
	close(): Promise<void>;
}

export type Say = (id: string, word: Word) => void;

declare global {
	interface Window {
		bench: Device;
		/** Put there by the benchmark: what the page says to its person. */
		said?: (id: string, word: Word) => void;
	}
}

/** 2 after the app update. */
export const appVersion = Number(new URLSearchParams(location.search).get('v') ?? '1');

export function startPage(make: (say: Say) => Device): void {
	window.bench = make((id, word) => window.said?.(id, word));
}
