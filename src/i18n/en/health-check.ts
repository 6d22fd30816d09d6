export const healthCheck = {
	title: 'Legal self-check',
	lead: 'See where your firm is exposed to legal trouble, and what to deal with first.',
	privacyTitle: 'Your answers stay on this phone',
	privacy:
		'You decide what the service team sees: when you are done you tick items yourself, and nothing unticked is ever sent.',
	privacyAccount: 'No sign-in needed. It works without a network.',
	notReviewed:
		'We wrote these questions ourselves and no lawyer has reviewed them. The result helps you look; it is not legal advice.',
	notSaved:
		'This phone cannot store answers right now. You may go on, but closing the page loses them.',
	start: {
		quick: 'Quick check',
		quickText: (count: number) => `The ${count} questions that matter most, about 3 minutes`,
		full: 'Full check',
		fullText: (count: number, domains: number) =>
			`${domains} fields, ${count} questions at most, stop whenever you like`,
		profileFirst: 'Nine taps first remove what does not concern you.',
		resume: 'Go on',
		resumeText: (answered: number, all: number) => `${answered} of ${all} questions answered`,
		seeResult: 'See the last result',
		changeAnswers: 'Change answers',
		again: 'Start again',
		againText: 'Starting again clears these answers. Earlier results stay.',
		goFull: 'Go on to the full check',
		goFullText: 'What you have answered is kept.',
		history: 'Earlier results and changes',
		newVersion: (count: number) =>
			`The questions were updated: ${count} changed and need a new answer. Your other answers stay as they are.`,
		answerChanged: 'Answer the changed questions'
	},
	privacyPage: {
		delete: 'Delete my answers',
		deleteTitle: 'Delete the self-check answers on this phone?',
		deleteText:
			'Answers and earlier results will be gone for good. Requests already sent to the court are not affected.',
		deleteConfirm: 'Delete',
		export: 'Export my records'
	},
	profile: {
		title: 'First, about your firm',
		progress: (at: number, all: number) => `Item ${at} of ${all}`,
		why: 'Only used to remove questions that do not concern you.'
	},
	question: {
		progress: (at: number, all: number) => `Question ${at} of ${all}`,
		pageTitle: (at: number, text: string) => `Question ${at}: ${text}`,
		previous: 'Previous',
		backToStart: 'Back to the start',
		stop: 'Stop for now',
		next: 'Next question',
		finish: 'See the result',
		finishNow: 'See the result so far',
		why: 'Why we ask',
		law: 'Legal basis',
		lawOn: (date: string) => `Status of the law on ${date}`,
		saved: 'Saved on this phone',
		changed: 'This question has changed. Please answer it again.',
		dateHint: 'Optional. If you fill it in, this phone works out the last day for you.',
		dateLegend: 'Work out the deadline',
		dateWrong: 'Enter a real date, such as 2026-11-24',
		lastDay: (label: string, date: string) => `${label}: ${date}`,
		ranOut: (days: number) => (days === 1 ? '1 day ago' : `${days} days ago`),
		daysLeft: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
		dueToday: 'today',
		rolled: (date: string) => `${date} is a day off, so it moves to the next working day.`,
		uncertain: 'The holidays of that time are not published yet, so the day may move. Act early.'
	},
	answers: {
		yes: 'Yes',
		partly: 'Partly',
		no: 'No',
		partlyReverse: 'To some extent',
		unsure: 'Not sure',
		na: 'Does not apply'
	},
	result: {
		title: 'Your result',
		quickTitle: 'Quick check result',
		made: (date: string) => `Worked out on ${date}`,
		old: 'This is an earlier result, worked out with the questions of that time and not re-scored.',
		answered: (answered: number, all: number) => `${answered} of ${all} questions answered`,
		noTotal: 'There is no total score: it would hide the one thing that can hurt you most.',
		summary: 'What there is to do',
		redTitle: 'Act on these first',
		redText: 'These are the hardest to undo. No good answer elsewhere can even them out.',
		clockTitle: 'Deadlines coming up',
		clockText:
			'Run out, or due within 90 days. The papers of the court or authority always decide.',
		gapTitle: 'Then these',
		gapText: 'The heaviest of the remaining gaps.',
		moreTitle: (count: number) => (count === 1 ? '1 more' : `${count} more`),
		domainTitle: 'By field',
		allGoodTitle: 'Nothing found that needs action',
		allGood: 'Your answers show no gap. Check again in half a year, or go on to the full check.',
		nothingTitle: 'No answers yet',
		nothing: 'Answer a few questions first, then come back for the result.',
		index: (index: number) => `Index ${index}`,
		missing: (count: number) => (count === 1 ? '1 question missing' : `${count} questions missing`),
		because: (text: string) => `Because: ${text}`,
		formulaTitle: 'How the index is worked out',
		formula: 'Index = 100 × (1 − sum of gaps ÷ sum of weights).',
		formulaGap:
			'Gap: yes 0, partly 0.5, not sure 0.7, no 1; “does not apply” is left out. Questions asked the other way round count the other way round.',
		formulaWeight: 'Weights are 1, 2, 4 or 8. There is an index once 70 % is answered.',
		formulaBand:
			'Under 60 orange, 60 to 84 yellow, 85 and over green. One red-line question with a gap makes it red.',
		lost: (points: string) => `${points} points off`,
		noGaps: 'No gaps.',
		informationGap: 'Information gap',
		informationGapText: 'Not knowing is a risk in itself: find out first.',
		answer: (answer: string) => `Your answer: ${answer}`,
		why: 'Why it matters',
		law: 'Legal basis',
		act: 'What to do this week',
		evidence: 'Shown by:',
		notices: 'Related cases and tips',
		updating: 'One text rests on law that has changed and is being updated.',
		noNotices: 'Nothing related is on this phone yet. Open “Cases” with a network to download.',
		leniency: 'Leniency entries that may apply (the authority decides)',
		service: 'You can ask for:',
		changedSince: 'This question has changed since; here it is as it was asked.',
		lawUpdating: 'The matching article of the new text is still being checked.'
	},
	lawNext: (date: string, law: string) => `From ${date}, see the ${law}.`,
	services: {
		consultation: 'Legal consultation',
		mediationHelp: 'Help with mediation',
		confirmationHelp: 'Help with judicial confirmation',
		lecture: 'Legal lecture'
	},
	share: {
		tick: 'Tell the court about this one',
		barNone: 'Nothing ticked yet. Tick above what the court may see, or ask without any answers.',
		bar: (count: number) =>
			count === 1
				? '1 item ticked, and only it is sent'
				: `${count} items ticked, and only these are sent`,
		apply: 'Ask for a health check',
		stays: 'Answers you did not tick stay on this phone. You see everything again before sending.'
	},
	history: {
		title: 'Earlier results',
		empty: 'No results yet',
		emptyText: 'Finish a check and its result will be listed here by date.',
		quick: 'Quick check',
		full: 'Full check',
		redFlags: (count: number) =>
			count === 0
				? 'No red-line problem'
				: count === 1
					? '1 red-line problem'
					: `${count} red-line problems`,
		version: (version: string) => `Questions ${version}`,
		trendTitle: 'Compared with the time before',
		trend: (compared: number) =>
			`Only the ${compared} questions answered both times in the same words are compared.`,
		trendNone: 'The two have no question in common, so they cannot be compared.',
		better: (count: number) => `${count} better`,
		worse: (count: number) => `${count} worse`,
		same: 'No change',
		betterWord: 'Better',
		worseWord: 'Worse',
		fromTo: (before: string, after: string) => `gap ${before} → ${after}`
	}
};
