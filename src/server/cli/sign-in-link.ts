import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { createLog } from '../log.ts';

/** Prints a one-time address as its last line: `npm run -s sign-in-link -- 13800138000`. */
const who = process.argv[2];
if (!who) {
	console.error('Usage: npm run -s sign-in-link -- <phone or e-mail>');
	process.exit(2);
}
const app = await createApp(process.env, { log: createLog('silent') });
try {
	await migrate(app.db);
	const link = await app.accounts.linkFor(who);
	if (link) {
		console.log(
			'One use, 15 minutes. Whoever opens it is signed in; for staff you vouch for both factors.'
		);
		console.log(link);
	} else {
		console.error(`No account in use has ${who}. \`npm run -s accounts\` lists them.`);
		process.exitCode = 1;
	}
} finally {
	await app.close();
}
