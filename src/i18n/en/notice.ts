export const notice = {
	title: 'Cases and tips',
	lead: 'Typical cases, risk tips, leniency lists, fraud alerts and laws. Download once, read without a network.',
	searchLabel: 'Search titles and texts',
	searchHint: 'Words to find',
	search: 'Search',
	kindsLabel: 'By kind',
	allKinds: 'All',
	filters: {
		title: 'More filters',
		domain: 'Field of law',
		allDomains: 'All fields',
		place: 'Place',
		placeHint: 'In the issuer or title',
		from: 'Dated from',
		to: 'Dated to',
		inForce: 'In force only'
	},
	total: (count: string) => `${count} in all`,
	found: (count: string) => `${count} found`,
	foundAbout: (count: string) => `About ${count} found`,
	fromDevice: 'Found on this device, no network needed',
	fromPart: (stored: string) =>
		`The server cannot be reached. Here are only the ${stored} you have downloaded`,
	matchNotice: 'No one passage has all these words. Each of these texts does.',
	matchSome: 'Nothing matches fully. These come closest.',
	others: (count: string) => `${count} more in this text`,
	onlyChinese: 'Chinese only',
	onlyEnglish: 'English only',
	article: (number: string) => `Article ${number}`,
	more: 'Show more',
	results: 'Results',
	list: 'All texts',
	noneTitle: 'Nothing found',
	noneText: 'Try a shorter word in Chinese, or remove the kind.',
	noneAction: 'Show all',
	emptyTitle: 'Cases and tips will be here',
	emptyText: 'When the court publishes, you can read it here and download it.',
	lostTitle: 'Cannot be read right now',
	lostText:
		'The server cannot be reached and nothing is downloaded yet. Open this page with a network, press Download once, and it will work without one.',
	lostNotOurs: 'This network wants you to log in first, as in hotels. Log in, then continue.',
	retry: 'Try again',

	/** The card before what is stored here is known. */
	download: {
		title: 'Read offline',
		checking: 'Checking what is needed',
		noneYet: 'We do not know yet how much there is. Open this page once with a network.'
	}
};
