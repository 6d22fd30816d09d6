export const staff = {
	guard: {
		title: 'Staff, please sign in',
		text: 'These pages belong to the staff of the liaison stations. After signing in, the ledger is kept on this device and can be read without a network.',
		signIn: 'Sign in',
		ownerTitle: 'These pages are for staff',
		ownerText: 'Your account belongs to a firm. Your requests are under "My requests".',
		toRequests: 'Go to my requests',
		noStation:
			'Your account is posted to no station, so there are no requests here. Please ask the administrator.',
		readOnly: 'You can read here. The officers and advisers of the station do the work.'
	},
	today: {
		title: 'Today',
		lead: (date: string) => `${date}`,
		due: 'Due today or soon',
		returned: 'Waiting for the firm',
		fresh: 'New requests',
		emptyTitle: 'Nothing to do today',
		emptyText: 'New requests, those due soon and those returned will appear here.',
		toLedger: 'Open the ledger',
		unsent: (count: number) => `Not yet at the server: ${count}`,
		toOutbox: 'Open the outbox',
		counts: (overdue: number, open: number) => `${overdue} overdue, ${open} open`
	},
	ledger: {
		title: 'Ledger',
		lead: 'Requests from firms. What is due first comes first.',
		filters: { open: 'Open', overdue: 'Overdue', returned: 'Returned', done: 'Done' },
		filterLabel: 'Filter',
		count: (count: number) => `${count}`,
		empty: {
			open: 'No open requests',
			overdue: 'Nothing is overdue',
			returned: 'Nothing waits for a firm',
			done: 'Nothing is done yet'
		},
		emptyText: 'There was none when this device last synced.',
		syncedAt: (time: string) => `Synced ${time}`,
		neverSynced: 'Not synced yet; it happens by itself when there is a network.',
		search: 'Find a firm, number or contact',
		noHit: (text: string) => `Nothing found for "${text}"`
	},
	page: {
		back: 'Ledger',
		notFoundTitle: 'This request is not on this device',
		notFoundText: 'Perhaps it has not been synced yet, or it belongs to another station.',
		contact: 'Contact',
		description: 'What the firm wrote',
		findings: 'Findings the firm shared',
		findingsNote: 'Only what the firm ticked. What it did not tick is not in the system.',
		noFindings: 'The firm shared no findings.',
		submittedAt: (time: string) => `Received ${time}`,
		notNumbered: 'No number yet',
		actions: 'Work on it',
		accept: 'Accept the request',
		acceptHint: 'An opinion is then due within 10 working days.',
		return: 'Return for correction',
		issue: 'Write an opinion',
		issueMore: 'Write another opinion',
		opinions: 'Opinions issued',
		waiting: 'Waiting for the firm. The time starts again when its correction arrives.',
		closed: 'The firm withdrew it; nothing to do.'
	},
	returnForm: {
		title: 'Return for correction',
		lead: 'Tick what has to change and give a reason for each. The firm corrects it in place; the number stays.',
		reason: (field: string) => `What to change in "${field}"`,
		note: 'Anything else',
		templates: 'Usual sentences',
		template: {
			contactName: [
				'Please give the full name of the contact.',
				'Please name the person who can decide this.'
			],
			contactPhone: [
				'Nobody answers at this number; please give another.',
				'Please give a mobile number.'
			],
			description: [
				'Please give the date, amount and due date of the contract.',
				'Please say what you have already tried.',
				'Please remove ID and bank numbers.'
			],
			shared: [
				'Please add details to these findings.',
				'Please share the findings that belong to what you wrote.'
			]
		},
		send: 'Return to the firm',
		cancel: 'Not now',
		errors: {
			title: 'Please correct these first',
			none: 'Tick at least one field',
			empty: (field: string) => `Say what to change in "${field}"`,
			tooLong: (field: string) => `The reason for "${field}" has at most 500 characters`
		}
	},
	opinionForm: {
		title: 'Issue an opinion',
		lead: 'Write for the firm: first the finding, then the basis, then what to do.',
		item: 'About which finding',
		itemNone: 'No particular finding',
		level: 'Level',
		levelHint: (days: number) => `${days} days by default`,
		finding: 'Finding',
		findingHint: 'One or two sentences of fact.',
		basis: 'Basis',
		basisHint: 'Only articles in force today can be cited.',
		law: 'Law',
		lawChoose: 'Choose',
		article: 'Article',
		articleHint: 'Such as 82.',
		add: 'Add to the basis',
		suggested: 'Articles of this finding',
		removeBasis: (name: string) => `Remove ${name}`,
		useSuccessor: (name: string) => `Cite ${name} instead`,
		outdated: 'This law cannot be cited today',
		outdatedNoArticle: 'Nobody has checked which article corresponds; please choose it yourself.',
		advice: 'Advice',
		adviceHint: 'What to do this week, who does it, and how far.',
		deadline: 'To be done by',
		send: 'Issue the opinion',
		cancel: 'Leave it for now',
		saved: (time: string) => `Draft saved ${time}`,
		discard: 'Delete the draft',
		errors: {
			title: 'Please correct these first',
			finding: { empty: 'Write the finding', tooLong: 'A finding has at most 2,000 characters' },
			basis: {
				empty: 'Add at least one article',
				outdated: 'One article cannot be cited today; please replace it'
			},
			advice: { empty: 'Write the advice', tooLong: 'Advice has at most 4,000 characters' },
			deadline: { notADate: 'Choose a date', past: 'The date cannot lie before today' },
			law: 'Choose a law',
			article: 'Enter an article, such as 82'
		}
	},
	opinion: {
		waiting: 'Waiting for the firm',
		done: "The firm's answer: done",
		disagreed: "The firm's answer: it disagrees"
	}
};
