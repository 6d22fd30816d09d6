export const manuscriptChecks = {
	blocker: {
		required: (field: string) => `Fill in "${field}"`,
		expiry_required: () => 'A fraud alert needs a last day: old alerts mislead',
		review_required: () => 'Guidance needs a review date, when somebody looks at it again',
		note_required: () => 'A correction has to say what changed and why',
		past: (field: string) => `"${field}" has passed`,
		order: () => 'The end date cannot be before the start date',
		undecided: (field: string) =>
			`"${field}" has something to replace or to give a reason for, not decided yet`,
		section_missing: (field: string, section: string) =>
			`"${field}" has no section "${section}": write "## ${section}" on a line of its own and the text below it`,
		list_missing: (field: string, section: string) =>
			`"${section}" in "${field}" has to be a list: one item a line, each after "- "`,
		unknown_question: (field: string) =>
			`"${field}" has questions that are not in this self-check: take them out`,
		five_steps_needed: (field: string, section: string) =>
			`"${section}" in "${field}" needs exactly five steps: one a line, after "1. " to "5. "`
	},
	/** Names of sections as they are usually headed. */
	sections: {
		facts: 'Facts',
		holding: 'Judgment',
		behavior: 'Behavior',
		conditions: 'Conditions',
		test: 'Plain test',
		authority: 'Authority',
		check: 'Five steps',
		problem: 'The problem',
		suggestion: 'The suggestion'
	},
	reach: {
		title: 'How far it reaches',
		taken: (taken: string, packs: string) =>
			`Taken on its own ${taken} times; packs were downloaded ${packs} times in all.`,
		judged: (useful: string, useless: string) =>
			`Readers called it useful ${useful} times, and not useful ${useless} times.`,
		note: 'Only numbers are kept, not who. Whether it is read in a pack the server does not know.',
		offline: 'The numbers are shown when there is a network.'
	}
};
