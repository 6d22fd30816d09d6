// `npm run maintain`: what serving processes do by themselves once an hour, now.
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';

const app = await createApp({ LOG_LEVEL: 'warn', ...process.env });
try {
	await migrate(app.db);
	const report = await app.maintenance.run({ force: true });
	console.log(report ? JSON.stringify(report) : 'Another process is at it.');
} finally {
	await app.close();
}
