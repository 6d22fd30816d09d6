export const manuscriptImport = {
	title: 'Import from a file',
	lead: 'Look at what it becomes, then decide. Needs a connection.',
	file: 'A Word, Markdown, HTML, CSV or JSONL file',
	fileHint:
		'At most 8 MB. In a sheet one row is one notice; the first row names: title, kind, text, date ...',
	template: 'Save a spreadsheet for list entries',
	templateName: 'list-entries',
	choose: 'Choose a file',
	address: 'Web address',
	addressHint: 'Only public pages that begin with https.',
	fetch: 'Fetch it',
	fromAddress: 'Import from a web page',
	reading: 'Reading',
	wrongKind: 'Choose a .docx, .md, .html, .csv or .jsonl file',
	errors: {
		damaged: 'The file is damaged or not what its name says. Save it again in Word and retry.',
		bomb: 'Unpacked, the file is too large. It was not read.',
		active_content: 'The file holds macros or programs. It was not read: save it as a plain .docx.',
		encrypted: 'The file has a password. It was not read: remove the password.',
		too_long: 'The text has more than 40,000 characters: split it.',
		too_large: 'The file is larger than 8 MB.',
		empty: 'There is no text in the file.',
		too_many: 'Earlier files are still being read. Wait a moment.',
		not_allowed: 'The administrator has not switched on importing from web pages.',
		not_https: 'Write an address that begins with https, without port or password.',
		not_public: 'The address is not on the public internet. It was not read.',
		redirect: 'The address leads elsewhere: write the final one.',
		unreachable: 'The address cannot be reached.',
		wrong_status: 'The address gave no page.',
		wrong_type: 'The address is no web page, text or Word file.',
		sign_in_needed: 'You were signed out. Sign in and import it again.',
		forbidden: 'This account cannot import. Use the account of an editor or reviewer.',
		offline: 'The server cannot be reached. Try again online; the file is not lost.',
		unknown: 'It could not be read. Try again.'
	},
	problemsTitle: (count: string) => `To mend: ${count}. Nothing was imported`,
	problem: (at: string, field: string, reason: string) =>
		[at, field].filter(Boolean).join(' · ') + `: ${reason}`,
	more: (count: string) => `and ${count} more`,
	reasons: {
		unknown_column: 'this column is not known',
		column_twice: 'this column is there twice',
		open_quote: 'a quotation mark is never closed, so nothing after it can be read',
		not_json: 'is not a line of JSON',
		required: 'is missing',
		kind: 'must be one of the kinds, as the editor names them',
		date: 'must be a date such as 2026-11-24',
		too_long: 'is too long',
		wrong: 'does not fit',
		too_many: 'at most 200 at once',
		empty: 'has no content'
	},
	notesTitle: 'Left out',
	notes: {
		image: 'Pictures: what is published carries none. Write what matters in words.',
		mergedCells: 'Merged cells were split: check the tables.',
		numbering: 'Automatic numbers became 1. 2. 3.: check them.',
		embedded: 'Embedded content.'
	},
	found: (fresh: string, changed: string, same: string) =>
		`New: ${fresh}, to update: ${changed}, unchanged: ${same}`,
	fresh: 'New',
	changed: 'Updates an existing one',
	same: 'Unchanged',
	beingWritten:
		'You are writing at this one, so it is left out. Save or discard what you wrote, then import again.',
	toDecide: (count: string) =>
		`${count} places to replace or to give a reason for, before it can go to review`,
	take: (count: string) => `Import as drafts (${count})`,
	takeOne: 'Import and go on editing',
	leave: 'Do not import',
	untitled: 'No title'
};
