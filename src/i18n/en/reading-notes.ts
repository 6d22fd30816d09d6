export const readingNotes = {
	title: 'Bookmarks and notes',
	lead: 'Kept on this phone only, no account needed. They stay when a text is withdrawn.',
	back: 'Mine',
	search: 'Search my marks',
	kinds: { all: 'All', bookmark: 'Bookmarks', highlight: 'Highlights', note: 'Notes' },
	kindsLabel: 'Show',
	count: (count: number) => (count === 1 ? '1 mark' : `${count} marks`),
	none: 'No marks yet',
	noneText:
		'While reading, press Bookmark or Mark, or select words to highlight them or write a note.',
	noneAction: 'Go to cases and tips',
	notFound: 'Nothing found',
	notFoundText: 'Try another word, or show all.',
	whole: 'The whole text',
	withdrawn: (date: string) => `This text was withdrawn on ${date}. Please do not rely on it.`,
	open: 'Open the text',
	keep: 'Take along and bring back',
	keepText: 'Export before you change phones or clear the browser. One file holds all marks.',
	exportAll: 'Export all marks',
	exported: 'The file is made. Look in the downloads of your browser.',
	importFile: 'Bring back from a file',
	importHint: 'Choose a file exported before. Marks that are here are not lost.',
	imported: (count: number) =>
		count === 0 ? 'All marks of the file are here already.' : `${count} marks brought back.`,
	importProblems: {
		not_ours: 'This file was not exported here, or is damaged. Please choose another.',
		newer: 'This file comes from a newer version. Update this app first, then try again.'
	},
	notSaved: 'Your browser did not let us store this. Export first, so that nothing is lost.'
};
