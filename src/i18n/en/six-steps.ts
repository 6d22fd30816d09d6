/** The six steps a matter goes through in the ledger. */
export const sixSteps = {
	label: 'Progress',
	report: 'Reported',
	file: 'Filed',
	assign: 'Assigned',
	carryOut: 'Carried out',
	feedback: 'Answered',
	archive: 'Archived',
	done: 'done',
	current: 'now',
	upcoming: 'not yet'
};
