// `npm run merge-packs`: the nightly job that joins small packs and leaves dead texts out.
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { mergePacks } from '../notice/merge-packs.ts';

const app = await createApp({ LOG_LEVEL: 'warn', ...process.env });
try {
	await migrate(app.db);
	const { replaced, made, removed } = await mergePacks(app);
	console.log(`${replaced} packs replaced by ${made}; ${removed} old ones removed.`);
} finally {
	await app.close();
}
