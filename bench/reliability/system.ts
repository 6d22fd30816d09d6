import type { IncomingMessage, ServerResponse } from 'node:http';

/** One thing that stands in a server's store in the end. */
export interface Effect {
	/** The write that made it. */
	id: string;
	kind: 'visit' | 'filing' | 'edit' | 'booking';
	entity: string;
	slot: string | null;
	/** Whose session it was stored under. */
	account: string;
}

/** The server half of a system: its own endpoints under `/api/`, over a store of its own in `folder`. */
export interface BenchServer {
	handle(request: IncomingMessage, response: ServerResponse, account: string): unknown;
	/** What the store holds now, in the order in which it came to be. */
	effects(): Promise<Effect[]>;
	close(): Promise<void>;
}

export interface System {
	name: string;
	version: string;
	/** One line on settings, printed under the table. */
	settings: string;
	/** Opens on what is in the folder, as a process that starts again does. */
	openServer(folder: string): Promise<BenchServer>;
	/** Modules for the browser, from the project's root. */
	page: string;
	worker?: string;
}

/** What the device told its person about a write. */
export type Word = 'saved' | 'sent' | 'refused';
