export const noticeForms = {
	leniency: {
		label: '清单事项',
		list: '属于',
		authority: '决定机关',
		region: '适用地区',
		days: '适用期间',
		period: (from: string, to: string) => `${from} 至 ${to}`,
		decides: '是否适用，由决定机关决定。',
		others: '看同地区的其他清单事项'
	},
	test: {
		answer_yes: '是',
		answer_no: '否',
		answer_unsure: '说不准',
		yes: '三个都答“是”，可能适用。请带上材料，向决定机关说明；由机关决定。',
		no: '有一个答“否”，多半不适用。仍可主动改正，向决定机关说明情况。',
		unsure: '有说不准的，先查清楚，再问决定机关。',
		statute: '依据：行政处罚法',
		article: (number: string) => `第${number}条`
	},
	call: {
		label: '马上打电话',
		lead: '拿不准就先打电话核实，点一下就能拨。',
		none: '这里没有登记求助电话。请拨打当地公布的号码，不要用对方给的号码。',
		lines: {
			police: '报警',
			antiFraud: '反诈专线',
			legalService: '公共法律服务热线',
			court: '法院诉讼服务热线',
			station: '法官联络站'
		}
	},
	digest: {
		label: '建议摘要',
		form: '种类',
		forms: { procuratorial: '检察建议', judicial: '司法建议', legal: '法律建议' },
		addressee: '发给',
		sent: '发出',
		replied: '回复',
		notReplied: '尚未回复',
		anonymous: '公开摘要只讲普遍问题，不含当事人和案件信息。全文在台账中。'
	},
	handout: {
		label: '手册',
		audience: '写给',
		length: '读完',
		minutes: (minutes: string) => `约 ${minutes} 分钟`,
		chapters: '各章'
	},
	questions: {
		title: '对应的自测题',
		number: (id: string) => `自测题 ${id}`
	},
	citedBy: '引用这部法律的案例与提示',
	lists: {
		title: '包容审慎清单',
		region: '地区',
		authority: '决定机关',
		all: '全部',
		filter: '筛选',
		count: (count: string) => `共 ${count} 项`,
		none: '这个地区和机关目前没有清单事项。',
		showAll: '看全部清单',
		lost: '连不上服务器，本机也还没有下载清单。',
		part: '这里只列出最新的 100 项，下载后可看全部。'
	}
};
