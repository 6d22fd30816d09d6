import workerPath from '../search/worker.ts?worker&url';
import { trustedScriptUrl } from './script-url.ts';

export function startSearchWorker(): Worker {
	return new Worker(trustedScriptUrl(workerPath), { type: 'module', name: 'search' });
}
