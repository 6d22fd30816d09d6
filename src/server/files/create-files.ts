import type { Actor } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import type { openFiles } from './open-files.ts';
import type { Loop } from './scan/scan-loop.ts';

export interface Files {
	/** tus 1.0; `sha256` is null on the collection. */
	upload(request: Request, actor: Actor, sha256: string | null): Promise<Response>;
	download(actor: Actor, id: string): Promise<Response>;
	/** Checks files as they come, until `stop`. Only serving processes do. */
	start(): void;
	stop(): Promise<void>;
	/** One step of that by hand. True when there was a file to check. */
	scanNext(): Promise<boolean>;
	/** Removes uploads that are older than seven days and needed no more. */
	expire(): Promise<number>;
}

/**
 * Folders, connections and the libraries for pictures and uploads are opened by whoever first has a
 * file: every command of the operator, and the first answer of a server, comes half a second sooner.
 */
export function createFiles(core: Core): Files {
	let opened: ReturnType<typeof openFiles> | null = null;
	const open = () =>
		(opened ??= import('./open-files.ts').then(({ openFiles }) => openFiles(core)));
	let starting: Promise<Loop> | null = null;
	return {
		upload: async (request, actor, sha256) => (await open()).upload(request, actor, sha256),
		download: async (actor, id) => (await open()).download(actor, id),
		start() {
			starting ??= open().then((files) => files.startLoop());
		},
		async stop() {
			await (await starting)?.stop();
			starting = null;
		},
		scanNext: async () => (await open()).scanNext(),
		expire: async () => (await open()).expire()
	};
}
