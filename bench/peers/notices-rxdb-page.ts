// https://rxdb.info/replication.html and rx-storage-dexie.html: pull only, the free storage, no index.
import { createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { startPage } from '../content/page.ts';

interface Row {
	id: string;
	title: object;
	body: object;
}

const schema: RxJsonSchema<Row> = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { type: 'string', maxLength: 20 },
		title: { type: 'object', additionalProperties: true },
		body: { type: 'object', additionalProperties: true }
	},
	required: ['id'],
	additionalProperties: true
} as RxJsonSchema<Row>;

startPage(async ({ pages }, noteFirst) => {
	const db = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie() });
	await db.addCollections({ notices: { schema } });
	const notices = db.notices as RxCollection<Row>;
	const replication = replicateRxCollection<Row, { page: number }>({
		collection: notices,
		replicationIdentifier: 'notices',
		live: false,
		pull: {
			// What one page of ours brings.
			batchSize: 1000,
			async handler(checkpoint) {
				const page = checkpoint?.page ?? 0;
				if (page > 0) noteFirst();
				if (page >= pages) return { documents: [], checkpoint: { page } };
				const rows = (await fetch(`/rows/${page}`).then((response) => response.json())) as Row[];
				const documents = rows.map((row) => ({ ...row, _deleted: false }));
				return { documents, checkpoint: { page: page + 1 } };
			}
		}
	});
	const failed = new Promise<never>((_, reject) => replication.error$.subscribe(reject));
	await Promise.race([replication.awaitInitialReplication(), failed]);
	noteFirst();
	return notices.count().exec();
});
