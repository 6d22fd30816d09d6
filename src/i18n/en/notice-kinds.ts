export const noticeKindNames = {
	typicalCase: 'Typical cases',
	riskTip: 'Risk tips',
	leniencyEntry: 'Leniency lists',
	fraudAlert: 'Fraud alerts',
	law: 'Laws',
	guidance: 'Guidance',
	handout: 'Handouts',
	suggestionDigest: 'Suggestion digests'
};
