export const noticeChanges = {
	title: (title: string) => `What changed: ${title}`,
	backTo: 'Back to the notice',
	between: (before: string, after: string) => `Version of ${before} compared with ${after}`,
	never: 'It has not been changed since it was published.',
	sameText: 'The text is the same; its title, dates or other details changed.',
	versions: 'Versions',
	current: 'current version',
	first: 'first version',
	compare: (at: string) => `Compare with the version of ${at}`,
	titleChanged: 'Title',
	english: 'English text',
	untitled: (number: number) => `What changed: no. ${number}`,
	offlineTitle: 'The server cannot be reached: only versions on this device can be compared',
	offlineMissing: 'These versions are not on this device. Connect to compare them:',
	neverHere: 'The copy on this device says nothing of a change.',
	offlineAll:
		'All versions this device knows of are here. Connect to see whether there are newer ones.',
	offlineNone: 'No version of this notice is on this device. Look again when you are online.',
	added: 'Added: ',
	removed: 'Removed: ',
	unchanged: (count: string) =>
		count === '1' ? '1 paragraph unchanged' : `${count} paragraphs unchanged`
};
