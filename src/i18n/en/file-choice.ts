export const fileChoice = {
	lead: 'Contracts, notes of debt, chats and photos are all welcome. With none, just go on.',
	why: 'Files help the station to judge sooner. The request goes first and the files follow; neither waits for the other.',
	kinds: 'Photos (JPG, PNG, WebP), PDF, Word (docx) or Excel (xlsx), up to 20 MB each, 20 at most.',
	camera: 'Take a photo',
	choose: 'Choose from photos or files',
	chooseLabel: 'Choose from photos or files to add',
	cameraLabel: 'Take a photo of a paper',
	working: (name: string) => `Checking and saving “${name}”`,
	purpose: 'What is it',
	purposeHint: 'For example: supply contract of March 2026',
	saved: 'Saved on this device',
	shrunk: (from: string, to: string) =>
		`Made smaller, from ${from} to ${to}, without the place it was taken`,
	total: (count: number, size: string) =>
		`${count} ${count === 1 ? 'file' : 'files'}, ${size} to send`,
	choice: {
		wrong_type:
			'This kind of file cannot be sent. Choose a photo, PDF, Word (docx) or Excel (xlsx).',
		too_large: 'The file is over 20 MB. Split it, or photograph the pages that matter.',
		empty: 'The file is empty. Choose it again.',
		encrypted:
			'The file has a password, so the court cannot open it. Remove it, or save it in a new format.',
		not_stored:
			'It could not be saved on this device, perhaps for lack of space. Free some and choose again.',
		too_many: 'You can add 20 files at most. Remove some first.',
		unreadable: 'The file cannot be opened; it may be damaged. Photograph or save it again.',
		too_many_pixels: 'The picture is too large to open. Take it again with your phone.',
		heic: 'This browser cannot open HEIC photos. Set the camera to JPG (most compatible) and take it again, or use a screenshot.',
		video:
			'Videos cannot be sent. Add photos of the key moments; keep the video and bring it to the court.'
	},
	choiceOf: (name: string, size: string) => `${name} (${size})`
};
