export const common = {
	appName: 'Faqiao',
	appTagline: 'Legal services for private firms, with or without a network',
	notOfficial:
		'This is not a government or court website, and nothing here is formal legal advice.',
	skipToContent: 'Skip to content',
	back: 'Back',
	next: 'Next',
	cancel: 'Cancel',
	close: 'Close',
	save: 'Save',
	retry: 'Try again',
	change: 'Change',
	optional: 'optional',
	required: 'required',
	loading: 'Opening',
	errorPrefix: 'Error:',
	errorSummaryTitle: 'Please correct these first',
	mainNavigation: 'Main sections',
	help: 'Help',
	helpLong: 'Help and contacts',
	update: {
		title: 'A new version is ready',
		text: 'Updating takes a few seconds and keeps everything you have here.',
		unsaved: 'Something on this page is not saved yet. Save it first, then update.',
		now: 'Update now',
		later: 'Later'
	},
	language: 'Language',
	otherLanguage: '中文',
	largeText: 'Large text',
	standardText: 'Standard text',
	largeTextOn: 'Large text is on.',
	largeTextOff: 'Standard text is back.',
	offline: 'Offline, saved',
	unreachable: 'Online, but the server does not answer',
	tabs: {
		home: 'Home',
		notices: 'Cases',
		requests: 'Requests',
		inbox: 'Messages',
		me: 'Me',
		today: 'Today',
		ledger: 'Ledger'
	},
	level: {
		red: 'Serious and urgent',
		orange: 'Serious',
		yellow: 'Ordinary',
		blue: 'Tip',
		green: 'Good'
	},
	delivery: {
		draft: 'Draft',
		queued: 'Waiting to send',
		queuedHint: 'goes out by itself when there is a network',
		sending: 'Sending',
		received: 'Received by the court',
		needsAction: 'Needs you',
		awaitingSignIn: 'Waiting for sign-in',
		localNumber: (number: string) => `on this phone ${number}`,
		number: (number: string) => `No. ${number}`
	},
	inForce: {
		notYetInForce: (date: string) => `Not yet in force, applies from ${date}`,
		inForce: 'In force',
		ending: (date: string) => `In force, amended or repealed after ${date}`,
		repealed: (date: string) => `No longer in force after ${date}`,
		repealedUnknown: 'No longer in force',
		successor: (law: string, article: string) => `Now: ${law}, ${article}`
	},
	steps: {
		label: 'Progress',
		report: 'Reported',
		file: 'Filed',
		assign: 'Assigned',
		carryOut: 'Carried out',
		feedback: 'Answered',
		archive: 'Archived',
		done: 'done',
		current: 'now',
		upcoming: 'not yet'
	}
};
