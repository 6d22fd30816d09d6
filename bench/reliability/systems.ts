import { openPlainServer } from '../peers/plain-server.ts';
import { openPouchdbServer } from '../peers/pouchdb-server.ts';
import { openRxdbServer } from '../peers/rxdb-server.ts';
import { versionOf } from '../peers/install.ts';
import { openOursServer } from './ours-server.ts';
import type { System } from './system.ts';

/** Called after `ensurePeers`: versions are read from what is installed. */
export function listSystems(): System[] {
	return [
		{
			name: 'ours',
			version: 'this commit',
			settings: "the product's queue and sync in the page, createSync over SQLite on the server",
			openServer: openOursServer,
			page: 'bench/reliability/ours-page.ts'
		},
		{
			name: 'workbox',
			version: versionOf('workbox-background-sync'),
			settings:
				'Queue in a service worker, 5xx counts as failure on the first try, replayed every 3 s',
			openServer: openPlainServer,
			page: 'bench/peers/workbox-page.ts',
			worker: 'bench/peers/workbox-worker.ts'
		},
		{
			name: 'pouchdb',
			version: versionOf('pouchdb'),
			settings: `live sync with retry, at most 4 s apart; express-pouchdb ${versionOf('express-pouchdb')} on LevelDB with validation and a worker for bookings`,
			openServer: openPouchdbServer,
			page: 'bench/peers/pouchdb-page.ts'
		},
		{
			name: 'rxdb',
			version: versionOf('rxdb'),
			settings:
				'Dexie storage, HTTP replication with event stream, own conflict handler, retryTime 1 s',
			openServer: openRxdbServer,
			page: 'bench/peers/rxdb-page.ts'
		},
		{
			name: 'tanstack',
			version: versionOf('@tanstack/offline-transactions'),
			settings:
				'IndexedDB outbox per account, Web Locks leader, idempotency key kept by the server',
			openServer: openPlainServer,
			page: 'bench/peers/tanstack-page.ts'
		}
	];
}
