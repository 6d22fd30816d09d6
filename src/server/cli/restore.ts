// `npm run restore -- FILE`: puts a backup in place. The server must be stopped.
import { restoreBackup } from '../backup/restore-backup.ts';
import { onFile } from './on-file.ts';

await onFile(
	'restore',
	(config, file) => restoreBackup(config, file, new Date()),
	({ files, clock, before }) => [
		`Restored: database up to change ${clock} and ${files} files.`,
		...(before ? [`What was there before is in ${before}`] : []),
		'Start the server: phones give back what this backup had not seen.'
	],
	{
		postgres: `The data is in PostgreSQL, whose own tool restores it while no server runs:
  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" faqiao.pgdump
Then put the folder DATA_DIR/files back.`,
		no_file: 'There is no such file.',
		not_a_backup: 'The file is not a whole backup of Faqiao. Nothing was changed.',
		server_runs: 'Something has the database open. Stop the server first. Nothing was changed.'
	}
);
