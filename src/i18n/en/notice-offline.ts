export const noticeOffline = {
	offer: (count: string, size: string) =>
		`All ${count} texts, ${size}. Once downloaded, read and search them without a network.`,
	download: (size: string) => `Download (${size})`,
	goOn: (size: string) => `Continue (${size} left)`,
	stop: 'Stop for now',
	progress: (done: string, total: string) => `${done} of ${total} downloaded`,
	usable: (count: string) => `${count} can be read already`,
	stopped: (count: string) => `${count} downloaded. Continue any time; nothing starts over.`,
	updates: (size: string) => `The server has updates, ${size}.`,
	update: (size: string) => `Update (${size})`,
	complete: (count: string) => `All ${count} are on this device and need no network.`,
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
		'The browser did not promise to keep them and may clear them when space is short. Adding Faqiao to your home screen makes it safer.',
	unusable: 'This browser cannot keep texts offline. Please read them with a network.',

	failure: {
		unreachable: 'The network went away. What you have stays; press Continue when it is back.',
		not_ours: 'This network wants you to log in first, as in hotels. Log in, then continue.',
		server: 'The server did not give the texts. Continue in a few minutes; what you have stays.',
		tampered:
			'What arrived is not what the court published, so it was not kept. Try another network.',
		insecure:
			'This address is not a secure connection, so the texts cannot be checked. Use the https address.',
		stopped: 'Stopped.',
		storage_full: 'The phone is out of space. What you have stays; free some space and continue.',
		storage_broken: 'The browser could not write. Close this page, open it again and continue.'
	}
};
