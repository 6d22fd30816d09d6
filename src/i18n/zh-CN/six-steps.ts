/** The six steps a matter goes through in the ledger. */
export const sixSteps = {
	label: '办理进度',
	report: '上报',
	file: '建档',
	assign: '指派',
	carryOut: '落实',
	feedback: '反馈',
	archive: '归档',
	done: '已完成',
	current: '正在办理',
	upcoming: '未开始'
};
