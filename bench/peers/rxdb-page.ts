// https://rxdb.info/replication.html, replication-http.html, transactions-conflicts-revisions.html and
// migration-schema.html, with the free storage of rx-storage-dexie.html.
import {
	addRxPlugin,
	createRxDatabase,
	getAssumedMasterState,
	type RxCollection,
	type RxConflictHandler,
	type RxDatabase,
	type RxJsonSchema
} from 'rxdb/plugins/core';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import { appVersion, startPage } from '../reliability/page.ts';
import { thingOf, type Thing } from './thing.ts';

addRxPlugin(RxDBLeaderElectionPlugin);
addRxPlugin(RxDBMigrationSchemaPlugin);

/** The app update raises the version of the schema. */
const schema: RxJsonSchema<Thing> = {
	version: appVersion - 1,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { type: 'string', maxLength: 40 },
		kind: { type: 'string' },
		write: { type: 'string' },
		slot: { type: ['string', 'null'] },
		note: { type: 'string' },
		edits: { type: 'array', items: { type: 'string' } },
		status: { type: 'string' }
	},
	required: ['id', 'kind', 'write', 'note', 'edits', 'status']
};

/** Keeps the edits of both sides; the built-in handler would drop those of the device. */
const conflictHandler: RxConflictHandler<Thing> = {
	isEqual: (a, b) => a.status === b.status && JSON.stringify(a.edits) === JSON.stringify(b.edits),
	async resolve({ newDocumentState, realMasterState }) {
		const known = new Set(realMasterState.edits);
		const mine = newDocumentState.edits.filter((id) => !known.has(id));
		return { ...realMasterState, edits: [...realMasterState.edits, ...mine] };
	}
};

startPage((say) => {
	let db: RxDatabase | null = null;
	let things: RxCollection<Thing> | null = null;
	let replication: RxReplicationState<Thing, { lwt: number }> | null = null;
	let events: EventSource | null = null;

	const tell = ({ write, edits, status }: Thing, word: 'sent' | 'refused') => {
		if (status === 'asked') return;
		for (const id of [write, ...edits]) say(id, status === 'refused' ? 'refused' : word);
	};

	function replicate(collection: RxCollection<Thing>) {
		const stream = new Subject<'RESYNC'>();
		events = new EventSource('/api/stream');
		events.onmessage = () => stream.next('RESYNC');
		events.onerror = () => stream.next('RESYNC');
		return replicateRxCollection<Thing, { lwt: number }>({
			collection,
			replicationIdentifier: `${location.origin}/api`,
			retryTime: 1000,
			push: {
				async handler(rows) {
					const response = await fetch('/api/push', {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify(rows)
					});
					if (!response.ok) throw new Error(`the server failed: ${response.status}`);
					return response.json();
				}
			},
			pull: {
				stream$: stream,
				async handler(checkpoint, limit) {
					const response = await fetch(`/api/pull?lwt=${checkpoint?.lwt ?? 0}&limit=${limit}`);
					if (!response.ok) throw new Error(`the server failed: ${response.status}`);
					return response.json();
				}
			}
		});
	}

	return {
		async open(account) {
			// One database for each person.
			db = await createRxDatabase({ name: `bench-${account}`, storage: getRxStorageDexie() });
			const migrationStrategies = appVersion > 1 ? { 1: (old: Thing) => old } : {};
			await db.addCollections({ things: { schema, conflictHandler, migrationStrategies } });
			things = db.things as RxCollection<Thing>;
			things.$.subscribe(({ documentData }) => {
				const { kind, status } = documentData;
				if (status === 'refused' || kind === 'booking') tell(documentData as Thing, 'sent');
			});
			for (const doc of await things.find().exec()) {
				if (doc.status === 'refused') tell(doc.toMutableJSON(), 'refused');
			}
			replication = replicate(things);
			replication.sent$.subscribe((doc) => tell(doc, 'sent'));
		},
		async write(write) {
			if (!things) throw new Error('nobody is signed in');
			if (write.kind === 'edit') {
				const filing = await things.findOne(write.entity).exec();
				if (!filing) return say(write.id, 'refused');
				await filing.incrementalModify((doc) => ({ ...doc, edits: [...doc.edits, write.id] }));
			} else await things.insert(thingOf(write));
			say(write.id, 'saved');
		},
		async waiting() {
			const state = replication?.internalReplicationState;
			// Not the leader yet: nothing is known to be sent.
			if (!things || !state) return ['not started'];
			const docs = (await things.find().exec()).map((doc) => doc.toMutableJSON());
			const known = await getAssumedMasterState(
				state,
				docs.map(({ id }) => id)
			);
			return docs.flatMap(({ id, write, edits }) => {
				const master = known[id]?.docData as Thing | undefined;
				const unsent = edits.filter((edit) => !master?.edits.includes(edit));
				return master ? unsent : [write, ...unsent];
			});
		},
		async close() {
			events?.close();
			await db?.close();
			db = null;
		}
	};
});
