export const manuscriptChecks = {
	blocker: {
		required: (field: string) => `请写“${field}”`,
		expiry_required: () => '反诈提示要写最后一天，过期的提示会误导人',
		review_required: () => '指引要写复核日期，到时提醒人看一遍',
		note_required: () => '更正要写明改了什么、为什么改',
		past: (field: string) => `“${field}”已经过去了`,
		order: () => '失效日期不能早于施行日期',
		undecided: (field: string) => `“${field}”里有要换掉或写明理由的内容，还没有处理`,
		section_missing: (field: string, section: string) =>
			`“${field}”缺“${section}”这一节：单独一行写“## ${section}”，下面写内容`,
		list_missing: (field: string, section: string) =>
			`“${field}”的“${section}”要写成列表：一行一条，前面加“- ”`,
		unknown_question: (field: string) => `“${field}”有这份自测里没有的题，请去掉`,
		five_steps_needed: (field: string, section: string) =>
			`“${field}”的“${section}”要正好五步：一行一步，前面加“1. ”到“5. ”`
	},
	/** Names of sections as they are usually headed. */
	sections: {
		facts: '基本案情',
		holding: '裁判',
		behavior: '行为',
		conditions: '条件',
		test: '对照一下',
		authority: '决定机关',
		check: '五步核对',
		problem: '发现的问题',
		suggestion: '建议'
	},
	reach: {
		title: '取走多少次',
		taken: (taken: string, packs: string) => `单独取走 ${taken} 次；资料包一共下载 ${packs} 次。`,
		judged: (useful: string, useless: string) => `读者说有用 ${useful} 次，没用 ${useless} 次。`,
		note: '只计次数，不记是谁。在资料包里读没读，服务器不知道。',
		offline: '联网后显示次数。'
	}
};
