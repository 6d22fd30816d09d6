export const files = {
	heading: 'Files',
	size: (size: string) => `${size} to send`,
	remove: 'Remove',
	removeOf: (name: string) => `Remove ${name}`,
	none: 'No files added.',
	uploading: (percent: number) => `Uploading ${percent}%`,
	checking: 'Being checked; can be opened after that',
	ready: 'Can be opened',
	download: 'Download',
	downloadOf: (name: string) => `Download ${name}`,
	returned: { firm: 'Returned', court: 'Returned to the firm' },
	replace: 'Choose another file',
	replaceOf: (name: string) => `Choose another file in place of ${name}`,
	retry: 'Send again',
	retryOf: (name: string) => `Send again: ${name}`,
	discard: 'Do not send',
	discardOf: (name: string) => `Do not send ${name}`,
	notOpened: 'Files come from the firm; the court has not verified what they say.',
	offlineDownload: 'No network. You can download it when you are back online.',
	reasons: {
		type_not_allowed: 'It is not a photo, PDF, Word or Excel file.',
		name_mismatch:
			'Its name and its content are two kinds of file. Save it again with its own program.',
		damaged: 'The file is damaged or not complete. Photograph or save it again.',
		active_content:
			'The file holds programs, macros or other files. Save it without macros, or print it to PDF.',
		encrypted: 'The file has a password. Remove it.',
		too_large: 'The file is too large. Split it.',
		bomb: 'The file grows too large when opened. Photograph or save it again.',
		malware: 'The file contains a virus and was not taken.',
		unknown: 'The court could not take this file. Choose another.'
	}
};
