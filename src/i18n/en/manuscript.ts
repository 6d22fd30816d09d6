import { manuscriptFields } from './manuscript-fields.ts';

export const manuscript = {
	title: 'Edit cases and tips',
	lead: 'What you write is reviewed by a second person and then published to firms.',
	notEditor: 'This page is for editors and reviewers. You can read what is published.',
	toNotices: 'Read cases and tips',
	begin: 'Write one',
	fromFile: 'Import a file',
	exportList: 'Export the list (CSV)',
	listName: 'manuscripts',
	statusLabel: 'Progress',
	numberLabel: 'Number',
	changedLabel: 'Last change',
	filterLabel: 'Filter by progress',
	filters: {
		draft: 'Drafts',
		inReview: 'In review',
		approved: 'To publish',
		published: 'Published',
		over: 'Taken down'
	},
	search: 'Find: title, number, issuer',
	noHit: (text: string) => `Nothing found for "${text}"`,
	noHitText: 'Try another word, or fetch a published one by its number.',
	empty: {
		draft: 'No drafts',
		inReview: 'Nothing waits for review',
		approved: 'Nothing waits to be published',
		published: 'Nothing published yet',
		over: 'Nothing was taken down'
	},
	emptyText: {
		draft:
			'Write one or import a file. It also works offline: what you write is kept on this device.',
		inReview: 'What its author hands to review appears here.',
		approved: 'What was approved appears here, to be published now or at a time you set.',
		published: 'What is published appears here, to be corrected or withdrawn.',
		over: 'What expired or was withdrawn appears here.'
	},
	untitled: 'No title yet',
	status: {
		draft: 'Draft',
		inReview: 'In review',
		approved: 'Approved, not published',
		scheduled: 'Scheduled',
		published: 'Published',
		expired: 'Expired',
		withdrawn: 'Withdrawn',
		discarded: 'Discarded'
	},
	correcting: 'being corrected',
	reviewDue: (day: string) => `Look at it again: ${day}`,
	goesOut: (time: string) => `Goes out at ${time}, within the hour after`,
	adoptTitle: 'Correct a published one',
	adoptText:
		'One that was not written here is fetched by its number first, then corrected or withdrawn.',
	adoptNumber: 'Number',
	adoptGo: 'Fetch it',
	adoptWrong: 'Write a number, such as 27',
	adoptAsked: (number: string) =>
		`The server was asked for number ${number}. It appears under "Published" when it arrives.`,
	waiting: {
		review: (count: string) => `To review: ${count}`,
		publish: (count: string) => `Approved, to publish: ${count}`,
		none: 'No manuscript waits for you.',
		open: 'Open editing'
	},
	page: {
		back: 'Editing',
		notFoundTitle: 'This manuscript is not on this device',
		notFoundText: 'It may not have been synced yet, or it was discarded.',
		number: (number: string) => `No. ${number}`,
		version: (version: string) => `Version ${version}`,
		actions: 'Actions',
		edit: 'Edit',
		correct: 'Correct',
		submit: 'Hand to a second person',
		approve: 'Approve',
		return: 'Send back',
		takeBack: 'Take back to edit',
		publish: 'Publish',
		publishNow: 'Publish now',
		withdraw: 'Withdraw from readers',
		discard: 'Discard this manuscript',
		discardCorrection: 'Discard this correction',
		open: 'See what readers see',
		waitsForOther: 'Waits for a second person. Whoever wrote any of it cannot approve it.',
		waitsForReviewer: 'Waits for a reviewer.',
		approvedBy: (name: string) => `Approved by ${name}`,
		blockedTitle: 'Not ready for review',
		blockedNow: 'Cannot go on yet',
		changes: 'Compared with what is published',
		noChanges: 'The text has not changed.',
		fieldChanges: 'Other changes',
		preview: 'As readers see it',
		lastText: 'The last text',
		history: 'History',
		decisions: (count: string) => `Left as written: ${count}`,
		bySystem: 'System',
		withdrawnTitle: 'Taken from readers',
		note: 'Correction note'
	},
	event: {
		save: 'Saved',
		submit: 'Handed to review',
		approve: 'Approved',
		return: 'Sent back',
		schedule: 'Scheduled',
		publish: 'Published',
		hold: 'Not published at its time, waits for a person',
		discard: 'Discarded',
		withdraw: 'Withdrawn',
		expire: 'Expired'
	},
	fields: manuscriptFields,
	hints: {
		titleZh: 'One sentence that says what it is about.',
		place: 'Empty means everywhere.',
		items: 'A firm whose self-check shows a gap there is offered this text first.',
		itemsNone: 'Choose a domain first: its questions are listed here.',
		expiresOn: 'It is taken down after this day.',
		reviewOn: 'Editors are reminded to look again; once it has passed, readers are told.',
		call: 'The operator registers the numbers; lines without one are not shown.',
		addressee: 'A trade or a sort of body, never a name.',
		textZh: 'Marks are Markdown; the buttons above put them in.',
		textPlain:
			'Plain text, line by line: each line is a paragraph, an article begins with its number.',
		textEn: 'Leave empty where there is none; readers are told.',
		note: 'Readers see this sentence.'
	},
	editor: {
		newTitle: 'Write one',
		editTitle: 'Edit',
		correctTitle: 'Correct',
		views: 'Which side',
		write: 'Write',
		look: 'Preview',
		check: 'Check before publication',
		more: 'Dates and more',
		toolbar: 'Insert',
		tools: {
			heading: 'Heading',
			bold: 'Strong',
			list: 'List',
			table: 'Table',
			quote: 'Quote',
			footnote: 'Footnote'
		},
		sample: {
			heading: 'Heading',
			bold: 'strong',
			list: 'First',
			quote: 'Quote',
			footnote: 'The note'
		},
		tableSample: '| Item | Content |\n| --- | --- |\n| One |  |',
		unknownItems: 'Not in this self-check',
		phone: 'Phone width',
		wide: 'Desktop width',
		previewNote: 'Links do not open in the preview.',
		save: 'Save this version',
		saveAndSubmit: 'Save and hand to review',
		cancel: 'Go back without saving',
		errors: 'Mend these first',
		tooLong: (field: string, most: string) => `"${field}" has at most ${most} characters`,
		newer: 'Somebody changed it since you began. You will be asked to compare when you save.',
		closed: 'This manuscript cannot be edited now. Send it back first.'
	},
	leaveDialog: {
		title: 'Leave without saving?',
		text: 'What you wrote since the last save is deleted from this device for good. The saved version stays.',
		confirm: 'Delete the changes',
		cancel: 'Go on writing'
	},
	findings: {
		title: 'Check before publication',
		lead: 'What identifies somebody, and articles of laws that are not in force, are replaced or kept with a reason. Only then can it go to review.',
		none: 'Nothing found that identifies anybody, and the cited laws are in force. Machines miss things: read it once more.',
		open: (count: string) => `${count} not decided yet`,
		allDone: 'All decided. Machines miss things: read it once more.',
		places: (count: string) => (count === '1' ? '1 place' : `${count} places`),
		kinds: {
			person: 'Name',
			idNumber: 'Identity number',
			phone: 'Contact',
			bankCard: 'Bank account',
			email: 'E-mail',
			company: 'Firm',
			creditCode: 'Credit code',
			caseNumber: 'Case number',
			address: 'Address',
			plate: 'Number plate',
			outdatedLaw: 'Law not in force'
		},
		instead: 'Replace with',
		replace: 'Replace',
		replaceAll: 'Replace all',
		keep: 'Keep',
		keepReason: 'Why it is kept',
		keepHint: 'Such as: judges are named by law; the old law applied at the time.',
		keepReasonNeeded: 'Say why it is kept',
		insteadNeeded: 'Say what to write instead',
		keepConfirm: 'Keep as written',
		cancel: 'Decide later',
		kept: (reason: string) => `Kept: ${reason}`,
		undo: 'Decide again'
	},
	plain: {
		title: 'Plain-language check',
		lead: 'Advice only: nothing is held back.',
		none: 'No advice.',
		longSentence: (length: string) => `A sentence of ${length} characters reads better as two: `,
		longParagraph: (length: string) =>
			`A paragraph of ${length} characters reads better in parts: `,
		term: (term: string, plain: string) =>
			`"${term}" is not explained at its first use, such as: ${plain}`
	},
	publishDialog: {
		title: 'Publish to readers',
		when: 'When',
		now: 'Now',
		later: 'Later',
		at: 'Time (Beijing)',
		atWrong: 'Choose a time in the future',
		text: 'Readers see it the next time they are online; downloaded copies are updated.',
		confirm: 'Publish',
		confirmLater: 'Schedule',
		cancel: 'Not yet'
	},
	returnDialog: {
		title: 'Send back',
		reason: 'What to change',
		reasonNeeded: 'Say what to change',
		confirm: 'Send back',
		cancel: 'Not yet'
	},
	withdrawDialog: {
		title: 'Withdraw from readers?',
		text: 'At their next contact the text leaves their devices; date and reason stand in its place. This cannot be undone: write a new one when needed.',
		reason: 'Reason (readers see it)',
		reasonNeeded: 'Say why',
		confirm: 'Withdraw',
		cancel: 'Do not withdraw'
	},
	discardDialog: {
		title: 'Discard?',
		text: 'What was written no longer appears here. What is published stays.',
		confirm: 'Discard',
		cancel: 'Keep'
	},
	conflictText: 'Compared with the record now, what yours adds and removes:',
	difference: {
		added: 'Added: ',
		removed: 'Removed: ',
		unchanged: (count: string) =>
			count === '1' ? '1 paragraph unchanged' : `${count} paragraphs unchanged`
	}
};
