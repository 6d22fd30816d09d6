export const appUpdate = {
	title: 'A new version is ready',
	text: 'Updating takes a few seconds and keeps everything you have here.',
	unsaved: 'Something on this page is not saved yet. Save it first, then update.',
	now: 'Update now',
	later: 'Later'
};
