export const request = {
	kind: 'Legal health check',
	staffGuard: {
		title: 'These pages are for firms',
		text: 'You are signed in as staff. The requests of the firms are in the ledger.',
		toLedger: 'Open the ledger'
	},
	list: {
		title: 'My requests',
		lead: 'Everything you wrote to the liaison station of the court. Read and write it with or without a network.',
		create: 'Write a request',
		draftTitle: 'A request you have begun',
		continueDraft: 'Go on writing',
		emptyTitle: 'No request yet',
		emptyText:
			'Ask for a legal health check: a judge or lawyer looks at the risks of your firm. You can write without a network; it goes out by itself later.',
		guestTitle: (count: number) => `Written before you signed in and not sent: ${count}`,
		guestText: 'Look them over, then send them as this account.',
		guestAction: 'Check and send',
		numbered: (number: string) => `No. ${number}`,
		localOnly: (number: string) => `on this phone ${number}`,
		attention: 'Needs you',
		others: 'Other requests'
	},
	status: {
		submitted: 'Waiting for acceptance',
		returned: 'Returned for correction',
		accepted: 'Accepted',
		opinionIssued: 'Opinion issued',
		withdrawn: 'Withdrawn'
	},
	next: {
		notYetThere: 'Not at the court yet. It goes out by itself when there is a network.',
		signIn: 'Sign in, and it can go out.',
		consent: 'Look it over in the outbox, then send it.',
		update: 'Update the app; it is sent after that.',
		setAside: 'You set it aside. Take it back to have it sent.',
		needsAction: 'This did not work. Open it to see why.',
		submitted: (due: string) => `The station accepts or returns it by ${due}`,
		submittedNoDate: 'The station accepts or returns it',
		returned: (count: number) =>
			count === 1 ? 'Please correct 1 field' : `Please correct ${count} fields`,
		corrected: 'Once your correction arrives, the station looks again',
		accepted: (due: string) => `The station gives its opinion by ${due}`,
		acceptedNoDate: 'The station gives its opinion',
		answer: (count: number) =>
			count === 1 ? 'Please answer 1 opinion' : `Please answer ${count} opinions`,
		answered: 'All opinions are answered; nothing to do now',
		withdrawn: 'You withdrew it; nothing more to do'
	},
	steps: {
		label: 'Where it stands',
		sent: 'Sent',
		accepted: 'Accepted',
		opinion: 'Opinion',
		done: 'done',
		current: 'now',
		upcoming: 'not yet'
	},
	fields: {
		contactName: 'Contact person',
		contactPhone: 'Phone',
		description: 'What help you need',
		shared: 'Self-check findings you share',
		firm: 'Firm'
	},
	errors: {
		title: 'Please correct these first',
		contactName: {
			empty: 'Enter the name of a contact person',
			tooLong: 'A name has at most 60 characters',
			notAPhone: 'This is not a phone number'
		},
		contactPhone: {
			empty: 'Enter a phone number',
			tooLong: 'The number is too long',
			notAPhone: 'Enter an 11-digit mobile number, or a landline with its area code'
		},
		description: {
			empty: 'Write what help you need',
			tooLong: 'At most 2,000 characters; please shorten it',
			notAPhone: 'This is not a phone number'
		},
		reason: 'Say why you disagree'
	},
	form: {
		title: 'Ask for a legal health check',
		sections: {
			findings: 'What the station may see',
			need: 'What help you need',
			evidence: 'Add files (optional)',
			contact: 'How to reach you'
		},
		stepOf: (at: number, of: number) => `Step ${at} of ${of}`,
		restored: (time: string) => `Your draft of ${time} is back.`,
		startOver: 'Start over',
		startOverTitle: 'Clear this draft?',
		startOverText: 'What you wrote is deleted from this device and cannot be brought back.',
		findingsLead:
			'These are the findings you ticked in your self-check. Untick what you want to keep to yourself. What is not ticked, nobody sees.',
		noteLabel: 'Add a line',
		noteHint: 'For example: three new staff have no contract.',
		needHint:
			'Say what it is about, since when, and how much money. No ID or bank numbers, please.',
		needWhy: 'The station uses this to find the right judge or lawyer.',
		contactWhy: 'Seen only by the station that handles your request, to check facts with you.',
		phoneHint: 'A mobile number, or a landline with its area code. Spaces and hyphens are fine.',
		next: 'Next',
		toCheck: 'Check your answers',
		checkTitle: 'Check, then send',
		checkLead: 'Please read it once. After sending, the station can see it.',
		change: 'Change',
		changeOf: (section: string) => `: ${section}`,
		nothingShared: 'No self-check findings attached. The station sees only what you wrote.',
		notAdvice:
			"The station's opinion helps you see risks. It is not a judgment and does not replace a lawyer acting for you.",
		send: 'Send the request',
		guestTitle: 'You are not signed in, and can write it all the same',
		guestText:
			'The request stays on this phone as "Waiting for sign-in". It goes out after you sign in and check it; nothing is lost.',
		saving: 'Saving',
		saved: (time: string) => `Saved ${time}`,
		mendTitle: 'It was turned away last time. What to change',
		notSaved: 'Could not be saved on this device'
	},
	sent: {
		title: 'Your request is ready and stored on this phone',
		receivedTitle: 'The court has received your request',
		number: (number: string) => `No. ${number}`,
		localNumber: (number: string) =>
			`On this phone ${number}. It gets the court's number on arrival; you can search for both.`,
		nextTitle: 'What happens next',
		next1: 'It goes out by itself when there is a network. You may close the page.',
		next2: 'Within 3 working days the station accepts it, or returns it and says why.',
		next3: 'Within 10 working days after that it gives its opinion.',
		signInTitle: 'Sign in to send it',
		signIn: 'Sign in'
	},
	page: {
		back: 'My requests',
		notFoundTitle: 'This request is not on this device',
		notFoundText: 'Perhaps it has not been synced yet, or it belongs to another account.',
		station: (name: string) => `Handled by ${name}`,
		content: 'What you wrote',
		history: 'What happened so far',
		withdraw: 'Withdraw the request',
		withdrawTitle: 'Withdraw this request?',
		withdrawText:
			'The station then stops working on it, and this cannot be undone. You can ask again.',
		withdrawReason: 'Reason',
		withdrawConfirm: 'Withdraw the request',
		keep: 'Keep it',
		opinions: 'Legal opinions',
		opinionsEmpty: 'No opinion yet. It will appear here and can be read without a network.'
	},
	returned: {
		title: (count: number) =>
			count === 1
				? 'The station asks you to correct 1 field'
				: `The station asks you to correct ${count} fields`,
		lead: 'This is not a refusal. Correct it and send it again; the number stays. It also works without a network.',
		noteFrom: (note: string) => `A word from the station: ${note}`,
		reason: (text: string) => `Why: ${text}`,
		send: 'Send the correction',
		sentOnce: 'Your correction is stored and waits to go out.',
		sharedHint: 'Untick findings, or add a line below one.'
	},
	history: {
		create: 'You sent the request',
		correct: 'You sent a correction',
		accept: 'The station accepted it',
		return: 'The station returned it for correction',
		issueOpinion: 'The station issued an opinion',
		withdraw: 'You withdrew the request',
		staffView: {
			create: 'The firm sent the request',
			correct: 'The firm sent a correction',
			withdraw: 'The firm withdrew the request'
		}
	},
	opinion: {
		title: (number: string) => `Opinion ${number}`,
		unnumbered: 'Opinion',
		finding: 'Finding',
		basis: 'Basis',
		basisOn: (date: string) => `As it stands on ${date}.`,
		basisUnknown: 'No in-force dates known; please check',
		advice: 'Advice',
		deadline: 'To be done by',
		daysLeft: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
		today: 'that is today',
		daysOver: (days: number) => (days === 1 ? '1 day over' : `${days} days over`),
		by: (author: string, date: string) => `${author}, ${date}`,
		about: (item: string) => `About: ${item}`,
		answerTitle: 'Your answer',
		markDone: 'Done',
		disagree: 'Disagree',
		doneNote: 'What you did',
		disagreeReason: 'Why you disagree',
		disagreeHint: 'The station sees it word for word, and it stays on record.',
		sendDone: 'Send "done"',
		sendDisagree: 'Send "disagree"',
		answeredDone: 'Your answer: done',
		answeredDisagreed: 'Your answer: you disagree',
		changeAnswer: 'Change the answer',
		print: 'Print',
		copy: 'Copy as text',
		copied: 'Copied',
		copyFailed: 'This device does not allow copying; please print',
		notJudgment: 'For the prevention of risks in the firm; not a judgment.'
	},
	problem: {
		title: (what: string) => `This did not work: ${what}`
	},
	finding: {
		selfLevel: "The firm's own view",
		answer: { yes: 'yes', partly: 'partly', no: 'no', unsure: 'not sure' },
		answered: (answer: string) => `Answered: ${answer}`,
		note: (text: string) => `Note: ${text}`,
		unknownItem: (id: string) => `Question ${id}`
	},
	due: {
		overdue: (date: string, days: number) =>
			days === 1 ? `Overdue by 1 day, was due ${date}` : `Overdue by ${days} days, was due ${date}`,
		today: (date: string) => `Due today, ${date}`,
		soon: (date: string, days: number) =>
			days === 1 ? `1 day left, ${date}` : `${days} days left, ${date}`,
		later: (date: string) => `By ${date}`
	}
};
