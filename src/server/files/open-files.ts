import type { Actor } from '../../domain/account/actor.ts';
import type { Core } from '../core.ts';
import { downloadAttachment } from './download-attachment.ts';
import { expireFiles } from './expire-files.ts';
import { answerUpload } from './file-endpoint.ts';
import { createReceiver } from './receive-upload.ts';
import { createClamav } from './scan/clamav.ts';
import { startScanLoop } from './scan/scan-loop.ts';
import { scanNext, type ScanDeps } from './scan/scan-next.ts';
import { openStores } from './stores.ts';

const mostUnfinished = 100;

/** Stores, receiver and checks; loads the libraries for all of them. */
export async function openFiles(core: Core) {
	const { config } = core;
	const stores = await openStores(core);
	const quota = { bytes: config.firmFilesMb * 1024 * 1024, unfinished: mostUnfinished };
	const receiver = createReceiver(core, stores, quota);
	const scanner = config.clamavUrl ? createClamav(config.clamavUrl) : null;
	const deps: ScanDeps = { ...core, stores, scanner };

	return {
		upload: (request: Request, actor: Actor, sha256: string | null) =>
			answerUpload(core, receiver, request, actor, sha256),
		download: (actor: Actor, id: string) => downloadAttachment(core, stores, actor, id),
		startLoop: () => startScanLoop(deps),
		scanNext: () => scanNext(deps),
		expire: () => expireFiles(core, stores)
	};
}
