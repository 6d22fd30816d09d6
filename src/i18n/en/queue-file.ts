import type { Words } from '../catalogue.ts';
import type { queueFile as zh } from '../zh-CN/queue-file.ts';

export const queueFile: Words<typeof zh> = {
	exportTitle: 'Export undelivered work',
	exportText: (count) =>
		`The file holds ${count === 1 ? '1 item' : `${count} items`}: undelivered work, what needs you, drafts and their attachments. Choose a passphrase. Without it nobody can open the file, and we cannot help.`,
	passphrase: 'Passphrase',
	passphraseHint:
		'At least 10 characters; a few unrelated words are easiest. Write it down, away from the file.',
	passphraseAgain: 'Passphrase again',
	passphraseShort: 'At least 10 characters',
	passphraseDiffers: 'The two passphrases differ',
	exportNow: 'Export',
	exporting: 'Encrypting',
	exportDone: 'The file is saved. Nothing on this device has changed.',
	exportFailed: 'The file could not be saved. Your work is still here; please try again.',
	importTitle: 'Take back from a file',
	importText:
		'Choose the exported file and type its passphrase. What is here already is not changed.',
	importFile: 'File',
	importNow: 'Take back',
	importing: 'Opening',
	importNoFile: 'Choose a file first',
	importDone: (commands, drafts) =>
		`Took back ${commands === 1 ? '1 item' : `${commands} items`} and ${drafts === 1 ? '1 draft' : `${drafts} drafts`}.`,
	importKnown: (count) =>
		count === 1 ? '1 more was here already.' : `${count} more were here already.`,
	importNothing: 'Everything in the file is here already. Nothing was changed.',
	importProblems: {
		not_a_queue_file:
			'This is not a file exported by Faqiao. Choose the one whose name begins with “faqiao-outbox”.',
		newer_format:
			'A newer version exported this file. Update the app first; the file is untouched.',
		damaged: 'The file is damaged and cannot be opened. Export it again from the other phone.',
		wrong_passphrase: 'Wrong passphrase. Check it and type it again; capital letters matter.',
		other_account: 'Another account exported this file. Sign in with that account to take it back.',
		not_saved:
			'This device could not store it; it may be full. The file is untouched: free some space and try again.'
	},
	close: 'Close',
	listTitle: 'Undelivered work',
	listLead: (time) => `On this device at ${time}.`,
	listWithBodies: 'Include what was written',
	listWithBodiesHint: 'Anyone can read a sheet of paper. Include it only when needed.',
	listPrint: 'Print',
	listEmpty: 'Nothing is waiting to be delivered.',
	listColumns: { what: 'What', when: 'Written', number: 'Number', state: 'Where it is' }
};
