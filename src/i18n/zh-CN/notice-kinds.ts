export const noticeKindNames = {
	typicalCase: '典型案例',
	riskTip: '风险提示',
	leniencyEntry: '清单事项',
	fraudAlert: '反诈提示',
	law: '法律法规',
	guidance: '指引',
	handout: '手册',
	suggestionDigest: '建议摘要'
};
