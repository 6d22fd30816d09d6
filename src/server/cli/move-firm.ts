// `npm run -s move-firm -- FIRM STATION`: gives a firm to another serving station.
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { moveFirm } from '../firm/move-firm.ts';
import { createLog } from '../log.ts';

const words = {
	no_firm: 'No firm has this id.',
	no_station: 'No station has this id.',
	already_there: 'The firm is with this station already.'
};

const [firm = '', station = ''] = process.argv.slice(2);
const app = await createApp(process.env, { log: createLog('silent') });
try {
	await migrate(app.db);
	const moved = await moveFirm(app, firm, station);
	if (moved.ok) console.log(`Moved, with ${moved.value.requests} requests.`);
	else {
		console.error(words[moved.code]);
		process.exitCode = 1;
	}
} finally {
	await app.close();
}
