import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';

const app = await createApp(process.env);
const done = await migrate(app.db);
console.log(done.length === 0 ? 'The tables are up to date.' : `Migrated: ${done.join(', ')}`);
await app.close();
