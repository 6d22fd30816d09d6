import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { seedDemo } from '../demo/seed.ts';

const app = await createApp(process.env);
await migrate(app.db);
await seedDemo(app, app.now());
console.log('The demonstration city is in place. 演示城市已就绪(均为虚构)。');
await app.close();
