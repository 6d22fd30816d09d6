export const common = {
	appName: 'Faqiao',
	notOfficial:
		'This is not a government or court website, and nothing here is formal legal advice.',
	skipToContent: 'Skip to content',
	back: 'Back',
	cancel: 'Cancel',
	optional: 'optional',
	loading: 'Opening',
	errorPrefix: 'Error:',
	labelled: (label: string, text: string) => `${label}: ${text}`,
	errorSummaryTitle: 'Please correct these first',
	mainNavigation: 'Main sections',
	helpLong: 'Help and contacts',
	lock: 'Lock',
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
		me: 'Me',
		today: 'Today',
		ledger: 'Ledger',
		editing: 'Editing'
	},
	inForce: {
		notYetInForce: (date: string) => `Not yet in force, applies from ${date}`,
		inForce: 'In force',
		ending: (date: string) => `In force, amended or repealed after ${date}`,
		repealed: (date: string) => `No longer in force after ${date}`,
		repealedUnknown: 'No longer in force',
		reviewDue: (date: string) => `Its review was due on ${date}: it may have changed`,
		successor: (text: string) => `Now: ${text}`,
		next: (date: string, text: string) => `From ${date}: ${text}`
	}
};
