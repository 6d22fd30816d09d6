import { createHash, randomUUID } from 'node:crypto';
import type { Core } from '../../core.ts';
import type { AttachmentTable } from '../../db/schema-file.ts';
import { checkFile } from '../checks/check-file.ts';
import { uploadId } from '../file-repository.ts';
import { readBlob, removeBlob, writeBlob } from '../read-blob.ts';
import type { Stores } from '../stores.ts';
import type { Scanner } from './clamav.ts';
import { decide, isHopeless, leaseMs, leaseNext, postpone, renewLease } from './scan-queue.ts';

/** The scanner is away, or the store: asked again soon, because a person is waiting. */
const againMs = 15_000;

export interface ScanDeps extends Pick<Core, 'db' | 'dialect' | 'log' | 'now'> {
	stores: Stores;
	/** Null: none is configured, and the checks of `checks/` decide alone. */
	scanner: Scanner | null;
}

/**
 * One file from quarantine to its verdict. True when there was one. A crash at any point leaves it in
 * quarantine, where the next process finds it; nothing is served before the verdict is on record.
 */
export async function scanNext(deps: ScanDeps): Promise<boolean> {
	const { db, log, now } = deps;
	const holder = randomUUID();
	const job = await leaseNext(db, holder, now().getTime());
	if (!job) return false;
	const renewal = setInterval(() => {
		// Without the database the lease runs out, and another process takes over.
		renewLease(db, job.id, holder, now().getTime()).catch(() => {});
	}, leaseMs / 3);
	try {
		await judge(deps, job, holder);
	} catch (error) {
		log.warn({ err: error, attachment: job.id }, 'a file could not be checked');
		await postpone(db, job.id, holder, now().getTime() + againMs);
	} finally {
		clearInterval(renewal);
	}
	return true;
}

async function judge(deps: ScanDeps, job: AttachmentTable, holder: string): Promise<void> {
	const { stores, scanner, now, log } = deps;
	const refuse = (reason: 'damaged' | 'malware') =>
		decide(deps, job, holder, { state: 'refused', reason });
	// Every earlier try ended the process: the file is to blame.
	if (isHopeless(job)) return void (await refuse('damaged'));
	const source = uploadId({ firmId: job.firm_id, sha256: job.sha256 });
	const bytes = await readBlob(stores.quarantine, source);
	// What is judged here is what is stored below: later changes to the upload change nothing.
	if (createHash('sha256').update(bytes).digest('hex') !== job.sha256) {
		return void (await refuse('damaged'));
	}
	const checked = await checkFile(bytes, job);
	if (!checked.ok) {
		await decide(deps, job, holder, { state: 'refused', reason: checked.code });
		return;
	}
	const scanned = scanner ? await scanner.scan(bytes) : 'clean';
	if (scanned === 'infected') return void (await refuse('malware'));
	if (scanned === 'unavailable') {
		log.warn({ attachment: job.id }, 'the virus scanner does not answer: the file waits');
		return postpone(deps.db, job.id, holder, now().getTime() + againMs);
	}
	const cleanKey = randomUUID();
	await writeBlob(stores.clean, cleanKey, checked.value);
	const decision = { state: 'clean', cleanKey, bytes: checked.value.length } as const;
	if (!(await decide(deps, job, holder, decision))) await removeBlob(stores.clean, cleanKey);
}
