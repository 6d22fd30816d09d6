export const staff = {
	guard: {
		title: '工作人员请登录',
		text: '这里是法院联络站工作人员的页面。登录以后，台账会保存在这部设备上，没有网络也能看。',
		signIn: '登录',
		ownerTitle: '这里是工作人员的页面',
		ownerText: '您的账号是企业账号。您的申请在“我的申请”里。',
		toRequests: '看我的申请',
		noStation: '您的账号没有分配联络站，所以这里没有申请。请联系管理员。',
		readOnly: '您可以查看，不能办理。办理由联络站的联络员和顾问负责。'
	},
	today: {
		title: '今天',
		lead: (date: string) => `${date}`,
		due: '今天和快到期',
		returned: '等企业补正',
		fresh: '新到的申请',
		emptyTitle: '今天没有要办的事',
		emptyText: '新的申请、快到期的和退回的，会出现在这里。',
		toLedger: '打开台账',
		unsent: (count: number) => `有 ${count} 件还没有送到服务器`,
		toOutbox: '看发件箱',
		counts: (overdue: number, open: number) => `超期 ${overdue} 件，在办 ${open} 件`
	},
	ledger: {
		title: '台账',
		lead: '企业交来的申请。先到期的排在前面。',
		filters: { open: '在办', overdue: '超期', returned: '已退回', done: '已办结' },
		filterLabel: '筛选',
		count: (count: number) => `${count} 件`,
		empty: {
			open: '没有在办的申请',
			overdue: '没有超期的申请',
			returned: '没有等企业补正的申请',
			done: '还没有办结的申请'
		},
		emptyText: '这部设备上次同步后没有这样的申请。',
		syncedAt: (time: string) => `同步于 ${time}`,
		neverSynced: '还没有同步过，联网后会自动同步。',
		search: '查找企业、编号或者联系人',
		noHit: (text: string) => `没有找到“${text}”`
	},
	page: {
		back: '台账',
		notFoundTitle: '这部设备上没有这份申请',
		notFoundText: '可能还没有同步到这部设备，也可能属于另一个联络站。',
		contact: '联系方式',
		description: '企业写的内容',
		findings: '企业交来的自测问题',
		findingsNote: '只有企业勾选的问题。没有勾选的，系统里没有。',
		noFindings: '企业没有附上自测问题。',
		submittedAt: (time: string) => `送达 ${time}`,
		notNumbered: '没有编号',
		actions: '办理',
		accept: '受理申请',
		acceptHint: '受理后 10 个工作日内出具意见。',
		return: '退回补正',
		issue: '写意见',
		issueMore: '再写一条意见',
		opinions: '已出具的意见',
		waiting: '等企业补正。补正送达后，重新计算期限。',
		closed: '企业已撤回，不用办理。'
	},
	returnForm: {
		title: '退回补正',
		lead: '勾选要改的地方，每一处写明原因。企业在原处修改，编号不变。',
		reason: (field: string) => `“${field}”要改什么`,
		note: '其他说明',
		templates: '常用说法',
		template: {
			contactName: ['请写联系人全名。', '请写能决定此事的负责人。'],
			contactPhone: ['电话打不通，请换一个。', '请写手机号，方便联系。'],
			description: [
				'请写明合同签订时间、金额和到期日。',
				'请说明已经做过哪些沟通。',
				'请去掉身份证号和银行账号。'
			],
			shared: ['请补充这几题的具体情况。', '请附上与所写问题有关的自测题。']
		},
		send: '退回给企业',
		cancel: '先不退回',
		errors: {
			title: '请先改正这几处',
			none: '请至少勾选一处',
			empty: (field: string) => `请写明“${field}”要改什么`,
			tooLong: (field: string) => `“${field}”的原因不超过 500 字`
		}
	},
	opinionForm: {
		title: '出具意见',
		lead: '写给企业看。先说问题，再说依据，最后说怎么做。',
		item: '针对哪个问题',
		itemNone: '不针对具体问题',
		level: '严重程度',
		levelHint: (days: number) => `默认期限 ${days} 天`,
		finding: '发现的问题',
		findingHint: '一两句话，写事实。',
		basis: '依据',
		basisHint: '只能引用今天有效的条文。',
		law: '法律',
		lawChoose: '请选择',
		article: '第几条',
		articleHint: '例如 82，或者 第八十二条。',
		add: '加入依据',
		suggested: '这道题对应的条文',
		removeBasis: (name: string) => `去掉 ${name}`,
		useSuccessor: (name: string) => `换成 ${name}`,
		outdated: '这部法律今天不能引用',
		outdatedNoArticle: '对应的条文还没有人核对过，请自己选新条文。',
		advice: '建议',
		adviceHint: '写这周做什么、谁来做、做到什么程度。',
		deadline: '整改期限',
		send: '出具意见',
		cancel: '先放着',
		saved: (time: string) => `草稿已保存 ${time}`,
		discard: '删除草稿',
		errors: {
			title: '请先改正这几处',
			finding: { empty: '请写明发现的问题', tooLong: '问题不超过 2000 字' },
			basis: { empty: '请至少加入一条依据', outdated: '有一条依据今天不能引用，请换掉' },
			advice: { empty: '请写建议', tooLong: '建议不超过 4000 字' },
			deadline: { notADate: '请选择期限', past: '期限不能早于今天' },
			law: '请选择法律',
			article: '请写第几条，例如 82'
		}
	},
	opinion: {
		waiting: '等企业答复',
		done: '企业答复：已整改',
		disagreed: '企业答复：不同意'
	}
};
