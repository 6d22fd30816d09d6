export const noticeOffline = {
	offer: (count: string, size: string) =>
		`${count} texts, ${size}. Once downloaded, read and search them without a network.`,
	download: (size: string) => `Download (${size})`,
	goOn: (size: string) => `Continue (${size} left)`,
	stop: 'Stop for now',
	progress: (done: string, total: string) => `${done} of ${total} downloaded`,
	usable: (count: string) => `${count} can be read already`,
	stopped: (count: string) => `${count} downloaded. Continue any time; nothing starts over.`,
	updates: (size: string) => `The server has updates, ${size}.`,
	update: (size: string) => `Update (${size})`,
	complete: (count: string) => `All ${count} are on this device and need no network.`,
	completeChosen: (count: string) =>
		`The ${count} you chose are on this device and need no network.`,
	downloadedAt: (when: string) => `Downloaded ${when}`,
	serverNewest: (when: string) => `Newest on the server ${when}`,
	checkedAt: (when: string) => `Last checked ${when}`,
	neverChecked: 'Not yet checked with the server',
	remove: 'Remove from this device',
	removeTitle: 'Remove all texts from this device?',
	removeText:
		'Without a network you will not be able to read them. You can download them again. Your requests and self-check stay.',
	removeConfirm: 'Remove',
	keep: 'Keep',
	atRisk:
		'The system may clear them: the browser did not promise to keep them. Adding Faqiao to your home screen makes it safer.',
	nothingChosen: 'Nothing is chosen, so nothing is kept for reading offline.',
	brought: (size: string) => `Up to date. This time ${size} came.`,
	choose: 'Choose what to keep, see the space used',
	mobileTitle: 'You are on mobile data',
	mobileText: (size: string) =>
		`You chose to download over Wi-Fi only. Downloading now uses ${size} of mobile data.`,
	mobileGo: 'Use mobile data',
	mobileWait: 'Wait for Wi-Fi',
	waiting: 'It starts by itself on Wi-Fi. Please keep this page open.',
	unusable: 'This browser cannot keep texts offline. Please read them with a network.',

	failure: {
		unreachable: 'The network went away. What you have stays; press Continue when it is back.',
		not_ours: 'This network wants you to log in first, as in hotels. Log in, then continue.',
		server: 'The server did not give the texts. Continue in a few minutes; what you have stays.',
		tampered:
			'What arrived is not what the court published, so it was not kept. Try another network.',
		forged:
			'The list that arrived is not signed by the court, so it was not used. What is on this device stays and can be read. Try another network.',
		older:
			'An old list arrived and was not used. What is on this device stays. Try another network.',
		key_changed:
			'The server has a new signing key and the old one does not vouch for it, so nothing was used. What is on this device stays. Compare the key below with the court before you trust it.',
		insecure:
			'This address is not a secure connection, so the texts cannot be checked. Use the https address.',
		stopped: 'Stopped.',
		storage_full: 'The phone is out of space. What you have stays; free some space and continue.',
		storage_broken: 'The browser could not write. Close this page, open it again and continue.'
	},

	trust: {
		key: (key: string) => `New key: ${key}`,
		action: 'It is the same, trust the new key',
		title: 'Trust the new signing key?',
		text: 'Only if you compared it with the court and every letter is the same. From then on all content is checked by this key.',
		confirm: 'Trust',
		cancel: 'Not yet'
	}
};
