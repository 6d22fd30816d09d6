export const noticeForms = {
	leniency: {
		label: 'List entry',
		list: 'List',
		authority: 'Authority',
		region: 'Region',
		days: 'Period',
		period: (from: string, to: string) => `${from} to ${to}`,
		decides: 'Whether it applies is for the authority to decide.',
		others: 'Other entries of this region'
	},
	test: {
		answer_yes: 'Yes',
		answer_no: 'No',
		answer_unsure: 'Not sure',
		yes: 'Three times yes: it may apply. Take your papers to the authority; it decides.',
		no: 'One no: most likely it does not apply. You can still correct it and tell the authority.',
		unsure: 'Something is not sure: find out first, then ask the authority.',
		statute: 'Basis: Administrative Penalty Law',
		article: (number: string) => `art. ${number}`
	},
	call: {
		label: 'Call now',
		lead: 'Not sure? Call and check first. One tap dials.',
		none: 'No lines are registered here. Call the number published where you are, never the one you were given.',
		lines: {
			police: 'Police',
			antiFraud: 'Anti-fraud line',
			legalService: 'Public legal service line',
			court: 'Court service line',
			station: 'Judge liaison station'
		}
	},
	digest: {
		label: 'Digest of a suggestion',
		form: 'Form',
		forms: {
			procuratorial: 'Procuratorial suggestion',
			judicial: 'Judicial suggestion',
			legal: 'Legal suggestion'
		},
		addressee: 'Sent to',
		sent: 'Sent on',
		replied: 'Answered on',
		notReplied: 'No answer yet',
		anonymous:
			'A public digest tells of the common problem only, without parties or cases. The full text is in the register.'
	},
	handout: {
		label: 'Handout',
		audience: 'Written for',
		length: 'Reading time',
		minutes: (minutes: string) => `about ${minutes} min`,
		chapters: 'Chapters'
	},
	questions: {
		title: 'Self-check questions it answers',
		number: (id: string) => `Question ${id}`
	},
	citedBy: 'Cases and tips that cite this law',
	lists: {
		title: 'Leniency lists',
		region: 'Region',
		authority: 'Authority',
		all: 'All',
		filter: 'Filter',
		count: (count: string) => `${count} entries`,
		none: 'There are no entries of this region and authority.',
		showAll: 'Show all lists',
		lost: 'The server cannot be reached, and no lists are on the device.',
		part: 'Only the newest 100 are listed here. Download to see all.'
	}
};
