export const help = {
	title: 'Help and contacts',
	lead: 'How it works, whom to ask, and what you should know first.',
	contactTitle: 'Talk to a person',
	hotline: 'Service line',
	call: (number: string) => `Call ${number}`,
	noHotline:
		'The operator of this service has not entered a phone number yet. You can go to the service hall of your local court, or call 12368, the litigation service line.',
	howTitle: 'How it works',
	how1: 'Check: answer 12 questions and see where your firm is at risk. The answers stay on this phone; the court only sees what you tick.',
	how2: 'Request: write to the court’s liaison station. Each request has one line that says where it is.',
	how3: 'Only “Received by the court” with a number means that it has arrived. Any other word means it is still on your phone.',
	how4: 'Returned: the court says field by field what to correct. Correct and send again; the number stays.',
	how5: 'No network: after one visit it works offline. What you write is kept on the phone and goes out by itself later.',
	installTitle: 'Put it on the home screen',
	installApple: 'iPhone: open it in Safari, tap Share, then Add to Home Screen.',
	installAndroid: 'Android: open the browser menu, then Add to Home screen or Install app.',
	installWechat:
		'Inside WeChat: tap “…” at the top right and open the page in the browser. Offline use may not work inside WeChat.',
	truthTitle: 'Know this first',
	truth1:
		'This is not a government or court website and replaces no formal step such as filing a case. Where a time limit runs, act at the court within it.',
	truth2:
		'Check results, cases and tips are general information, not legal advice for you. For important decisions ask a lawyer.',
	truth3:
		'The questions were written on the statutes they cite; a practising lawyer should review them before use.',
	privacyTitle: 'Your content',
	privacy1: 'What you have not sent is only on this phone. Clearing the browser’s data deletes it.',
	privacy2:
		'A request you sent is seen by your firm’s accounts and the station in charge, nobody else.',
	accessTitle: 'Accessibility statement',
	access1:
		'We aim at WCAG 2.2 level AA. Every version is checked by tools in Chinese and English, light and dark, standard and large text.',
	access2:
		'Letters grow from 17 to 30: press “Large text” at the top of the page, or choose under “Me”. Everything works by keyboard.',
	access3:
		'Known limits: not yet tested by people with impaired sight, no read-aloud yet, and very long law texts may be slow in a screen reader.',
	access4: 'If something does not work for you, please tell us by the contacts above.',
	accessDate: (date: string) => `Statement last updated on ${date}.`
};
