const texts = (count: string) => (count === '1' ? '1 text' : `${count} texts`);

export const noticePacks = {
	title: 'Offline content',
	lead: 'Choose the kinds and fields to keep on this device and see the size first. Once here, they are read and searched without a network.',
	back: 'Cases and tips',
	stateTitle: 'On this device',
	noScript: 'Choosing and downloading offline content needs JavaScript.',

	choiceTitle: 'What to keep',
	kinds: 'Kinds',
	domains: 'Fields of law',
	all: 'All',
	weight: (count: string, size: string) => `${texts(count)}, ${size}`,
	nothing: 'Nothing yet',
	stored: 'here',
	storedPart: 'partly here',
	general: (count: string, size: string) =>
		`What belongs to no field or to several comes with the kinds you choose: ${texts(count)}, ${size}.`,
	sum: (count: string, size: string) => `This choice is ${texts(count)}, ${size}.`,
	sumNone: 'Nothing is chosen.',
	along: (count: string, size: string) =>
		`Not ticked among these: ${texts(count)}, ${size}. Small groups share one file and come together.`,
	apply: 'Keep this',
	applyLoad: (size: string) => `Keep this (download ${size})`,
	applyRemove: (size: string) => `Keep this (remove ${size})`,
	applyBoth: (load: string, remove: string) => `Keep this (download ${load}, remove ${remove})`,
	removed: 'What you untick leaves this device. You can download it again.',

	networkTitle: 'Which network to use',
	wifiOnly: 'Download over Wi-Fi only',
	network: {
		wifi: 'You are on Wi-Fi now.',
		mobile: 'You are on mobile data now: with this on, we ask before we download.',
		unknown:
			'This browser does not tell us whether you are on Wi-Fi. With this on, updates do not come by themselves, only when you press Download or Update.'
	},

	spaceTitle: 'Will it stay',
	packs: (size: string) => `Offline content takes ${size}`,
	noPacks: 'Nothing is kept for offline reading yet',
	used: (size: string) => `Faqiao takes about ${size} on this device`,
	free: (size: string) => `The browser leaves about ${size}`,
	unknown: 'The browser does not say how much room there is.',
	persisted: 'The browser promised to keep it, also when space is short.',
	riskTitle: 'The system may clear it',
	risk: 'The browser has not promised to keep it. When space is short, or the site is not opened for long, offline content may be cleared. You can download it again; your unsent requests are protected apart from it.',
	riskApple:
		'iPhone: in Safari press Share, then Add to Home Screen, and open it from there. Otherwise it may be cleared after seven days without a visit.',
	riskOther:
		'Adding Faqiao to your home screen (Install or Add to Home Screen in the browser’s menu) makes it safer.',
	ask: 'Ask the browser to keep it',
	refused: 'The browser did not agree. Try again after adding Faqiao to your home screen.',
	howToInstall: 'How to add it to the home screen',
	littleTitle: 'Not enough room',
	little: (need: string, free: string) =>
		`${need} are still to come and the browser leaves about ${free}. Choose less, or free some space on the phone.`
};
