// `npm run backup -- FILE`: everything that must be kept, in one file, while the server goes on.
import { makeBackup } from '../backup/make-backup.ts';
import { onFile } from './on-file.ts';

const startedAt = performance.now();
await onFile(
	'backup',
	makeBackup,
	({ bytes, files, clock }, file) => {
		const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
		return [
			`${file}: database up to change ${clock} and ${files} files, ${bytes} bytes, ${seconds} s.`,
			'It holds the secret that signs sessions: keep it as safe as DATA_DIR itself.'
		];
	},
	{
		postgres: `The data is in PostgreSQL, whose own tool makes the backup:
  pg_dump --format=custom --file=faqiao.pgdump "$DATABASE_URL"
Then copy the folder DATA_DIR/files, in this order.`,
		no_database: 'There is no database in DATA_DIR yet.',
		file_exists: 'The file is there already. A backup never replaces another one.',
		damaged: 'The copy of the database is damaged. Nothing was kept; check the disk.'
	}
);
