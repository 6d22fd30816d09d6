export const home = {
	title: 'A legal question in your firm? Start here',
	pageTitle: 'Faqiao · legal services for private firms',
	description:
		'Check your firm, ask the court for help, read laws and cases. Works without a network.',
	checkTitle: 'Check your firm',
	checkText: '12 questions, about 3 minutes. Your answers stay on this phone.',
	askTitle: 'Ask a judge or lawyer',
	askText: 'Write to the court’s liaison station. No network needed: it goes out by itself later.',
	readTitle: 'Cases and tips',
	readText: 'Laws, typical cases, fraud warnings. Once saved, they open without a network.',
	noSignIn: 'No sign-in needed to check or to read.',
	needsTitle: 'Needs you',
	needsAll: (count: number) => `All ${count}`
};

export const inbox = {
	title: 'Messages',
	lead: 'What the court returned, its opinions for you, and what has not arrived yet.',
	emptyTitle: 'Nothing needs you now',
	emptyText:
		'A returned request or an opinion will appear here. What has arrived can be read without a network.',
	emptyAction: 'See my requests',
	staffLead: 'What was not accepted and needs a look from you.',
	staffText: 'Work that could not be delivered appears here. What is due soon is under Today.',
	staffAction: 'See today',
	signInTitle: 'Sign in to see messages from the court',
	signInText: 'No sign-in needed to check or to read.',
	signIn: 'Sign in',
	syncedAt: (time: string) => `Updated ${time}`,
	returned: (number: string) => `Request ${number} needs corrections`,
	returnedMeta: (count: number, date: string) =>
		`${count} ${count === 1 ? 'field' : 'fields'} to correct · returned ${date}`,
	opinion: (number: string) => `Please answer opinion ${number}`,
	opinionMeta: (date: string) => `answer by ${date}`,
	refused: 'One item was not accepted; please look at it',
	refusedMeta: 'Its content is still on this phone',
	awaiting: (count: number) => `${count} waiting for you to sign in`,
	consent: (count: number) => `${count} waiting for your yes`,
	consentMeta: 'written before the sign-in expired: look, then send',
	update: (count: number) => `Please update: ${count} can be sent after that`,
	waiting: (count: number) => `${count} waiting to send`,
	waitingMeta: 'goes out by itself when there is a network'
};
