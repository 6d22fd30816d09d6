export const errors = {
	notFoundTitle: 'There is no such page',
	notFoundText: 'The address may be wrong, or the content was withdrawn.',
	offlineTitle: 'No network now, and this page is not saved on the phone',
	offlineText: 'Everything saved still works. Open this page again when there is a network.',
	brokenTitle: 'The page could not be opened',
	brokenText:
		'What you wrote is still on this phone. Please try again; if it fails again, tell us the number below.',
	forbiddenTitle: 'This account may not see this page',
	forbiddenText: 'Sign in with another account, or go back to the home page.',
	requestId: (id: string) => `No. ${id}`,
	retry: 'Try again',
	home: 'Go to the home page',
	saved: 'Read saved cases'
};
