// `npm run -s content-key`: the key that signs what phones download (docs/operations.md).
import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import { migrate } from '../db/migrate.ts';
import { changeKey, openSigner } from '../notice/content-key.ts';

const { values } = parseArgs({
	options: { rotate: { type: 'boolean' }, replace: { type: 'boolean' } }
});
const app = await createApp({ LOG_LEVEL: 'warn', ...process.env });
try {
	await migrate(app.db);
	if (values.rotate || values.replace) {
		const end = await changeKey(app, values.replace !== true);
		if (end === 'busy') throw new Error('Somebody is publishing: try again.');
	}
	const { keys } = await openSigner(app);
	console.log(`Key in use: ${keys.at(-1)?.key}`);
	if (values.replace) console.log('Phones ask their person before they believe it.');
	else if (keys.length > 1)
		console.log(`Phones that know one of ${keys.length - 1} before it follow.`);
} finally {
	await app.close();
}
