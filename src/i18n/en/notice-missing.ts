export const noticeMissing = {
	back: 'Cases and tips',
	withdrawnTitle: 'This notice was withdrawn',
	withdrawnAt: (when: string) => `Withdrawn ${when}`,
	withdrawnReason: (reason: string) => `Reason: ${reason}`,
	withdrawnText: 'Its text was removed from this device. Please do not rely on it.',
	withdrawnNumber: (number: string) => `The text with number ${number}`,
	unknownTitle: 'This text is not on your device yet',
	unknownText: 'The server cannot be reached, so it cannot be opened now. You can:',
	unknownRetry: 'Try again',
	unknownRetryText: 'With a network, press here. Once read, it stays on this device.',
	unknownDownloadText: 'Download once with a network, then read without one.',
	unknownList: (count: string) => `See the ${count} downloaded`,
	unknownListEmpty: 'Back to cases and tips',
	portalText: 'This network wants you to log in first, as in hotels. Log in, then try again.'
};
