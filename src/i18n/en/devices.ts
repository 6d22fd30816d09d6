export const devices = {
	title: 'Colleagues’ phones',
	lead: 'Whose phone still holds work that has not reached the court. You see how much and since when, never what it is.',
	link: 'See colleagues’ phones',
	attention: (count: number) => `Phones worth asking about: ${count}`,
	own: 'yours',
	unsent: (count: number) => `Not yet at the court: ${count}`,
	unsentHint:
		'Please ask your colleague to open Faqiao with a network and press "Send now" in the outbox.',
	ownHint: 'Please look into your outbox.',
	ownLostHint:
		'You may have changed phones or cleared the browser’s data. Please check, and write again what is still needed.',
	toOutbox: 'Open the outbox',
	wiped: (count: number) => `Perhaps wiped, with this much unsent: ${count}`,
	wipedHint:
		'Your colleague has signed in on another phone since, or after clearing the browser’s data. Please ask: if the old phone is still there, open it once; if not, the work has to be written again.',
	dropped: (count: number) => `Gone without having been sent: ${count}`,
	droppedHint:
		'Your colleague may have deleted it, or the phone’s data were cleared. Please ask whether it has to be written again.',
	since: 'Oldest written',
	emptiedAt: 'Noticed',
	lastContact: 'Last contact',
	app: 'App version',
	ago: (time: string, ago: string) => `${time} (${ago})`,
	emptyTitle: 'Nothing is held up',
	emptyText:
		'A phone that has held unsent work for more than an hour will appear here. A phone without a network can only be known once it has one.',
	back: 'Today'
};
