export const request = {
	kind: '法治体检',
	staffGuard: {
		title: '这里是企业的页面',
		text: '您登录的是工作人员账号。企业送来的申请在台账里。',
		toLedger: '打开台账'
	},
	list: {
		title: '我的申请',
		lead: '写给法院联络站的申请都在这里。没有网络也能看、也能写。',
		create: '写一份申请',
		draftTitle: '写到一半的申请',
		continueDraft: '接着写',
		emptyTitle: '还没有申请',
		emptyText: '申请法治体检，请法官或律师看看企业的法律风险。没有网络也能写，联网后自动送达。',
		guestTitle: (count: number) => `登录前写好的 ${count} 件还没有送出`,
		guestText: '核对以后，可以用这个账号发送。',
		guestAction: '去核对并发送',
		numbered: (number: string) => `编号 ${number}`,
		localOnly: (number: string) => `本机编号 ${number}`,
		attention: '需要您处理',
		others: '其他申请'
	},
	status: {
		submitted: '等待受理',
		returned: '退回补正',
		accepted: '已受理',
		opinionIssued: '已出具意见',
		withdrawn: '已撤回'
	},
	/** Who is expected to do what, in one sentence. */
	next: {
		notYetThere: '还没有送到法院。联网后自动送达，您不用再做什么。',
		signIn: '登录以后，这份申请才能送出。',
		consent: '等您在发件箱看一遍，再发送。',
		update: '请更新应用，更新后再发送。',
		setAside: '您先放着了，拿回来才会发送。',
		needsAction: '这件事没有办成，请打开看原因。',
		submitted: (due: string) => `等联络站受理或者退回，最迟 ${due}`,
		submittedNoDate: '等联络站受理或者退回',
		returned: (count: number) => `请您补正 ${count} 处`,
		corrected: '补正内容送达后，联络站重新看',
		accepted: (due: string) => `等联络站出具意见，最迟 ${due}`,
		acceptedNoDate: '等联络站出具意见',
		answer: (count: number) => `请您答复 ${count} 条意见`,
		answered: '意见都已答复，现在不用做什么',
		withdrawn: '您已撤回，不用再做什么'
	},
	steps: {
		label: '办到哪一步',
		sent: '发送',
		accepted: '受理',
		opinion: '意见',
		done: '已完成',
		current: '正在这一步',
		upcoming: '还没到'
	},
	fields: {
		contactName: '联系人',
		contactPhone: '联系电话',
		description: '需要什么帮助',
		shared: '交给联络站看的自测问题',
		firm: '企业'
	},
	errors: {
		title: '请先改正这几处',
		contactName: {
			empty: '请填写联系人姓名',
			tooLong: '姓名不超过 60 个字',
			notAPhone: '这不是电话号码'
		},
		contactPhone: {
			empty: '请填写联系电话',
			tooLong: '电话太长',
			notAPhone: '请填写 11 位手机号，或者带区号的座机号'
		},
		description: {
			empty: '请写一写需要什么帮助',
			tooLong: '最多 2000 个字，请删减一些',
			notAPhone: '这不是电话号码'
		},
		reason: '请写明不同意的理由'
	},
	form: {
		title: '申请法治体检',
		sections: {
			findings: '交给联络站看什么',
			need: '需要什么帮助',
			evidence: '附上材料（选填）',
			contact: '怎么联系您'
		},
		stepOf: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,
		restored: (time: string) => `已恢复 ${time} 保存的草稿。`,
		startOver: '清空重写',
		startOverTitle: '清空这份草稿？',
		startOverText: '写好的内容会从这部设备上删除，不能恢复。',
		findingsLead: '下面是您在自测里勾选的问题。不想给的，去掉勾。没有勾选的，对方看不到。',
		noteLabel: '想补充一句',
		noteHint: '例如：三名新员工没有签合同。',
		needHint: '写清楚是什么事、什么时候、涉及多少钱。不用写身份证号和银行账号。',
		needWhy: '联络站据此安排合适的法官或者律师。',
		contactWhy: '只给受理您申请的联络站看，用来和您核对情况。',
		phoneHint: '手机号，或者带区号的座机号。有空格、横线也可以。',
		next: '下一步',
		toCheck: '核对内容',
		checkTitle: '核对后发送',
		checkLead: '请看一遍。发送以后，联络站就能看到这些内容。',
		change: '修改',
		changeOf: (section: string) => `${section}`,
		nothingShared: '没有附上自测问题。联络站只看到您写的文字。',
		notAdvice: '联络站的意见帮您看清风险，不是法院裁判，也不代替律师为您办案。',
		send: '发送申请',
		guestTitle: '现在没有登录，也可以先写好',
		guestText: '申请会保存在这部手机上，显示“等待登录”。登录并核对以后才会送出，内容不会丢。',
		saving: '正在保存',
		saved: (time: string) => `已保存 ${time}`,
		mendTitle: '上次没有通过，要改的地方',
		notSaved: '没能保存到这部设备'
	},
	sent: {
		title: '申请已写好，保存在这部手机上',
		receivedTitle: '法院已收到您的申请',
		number: (number: string) => `编号 ${number}`,
		localNumber: (number: string) => `本机编号 ${number}。送达后会换成法院的编号，两个都能查到。`,
		nextTitle: '接下来',
		next1: '联网后自动送达，不用一直开着页面。',
		next2: '联络站收到后 3 个工作日内受理，或者写明原因退回补正。',
		next3: '受理后 10 个工作日内出具意见。',
		signInTitle: '登录以后才能送出',
		signIn: '去登录'
	},
	page: {
		back: '我的申请',
		notFoundTitle: '这部设备上没有这份申请',
		notFoundText: '可能还没有同步到这部设备，也可能属于另一个账号。',
		station: (name: string) => `受理单位：${name}`,
		content: '您写的内容',
		history: '往来记录',
		withdraw: '撤回申请',
		withdrawTitle: '撤回这份申请？',
		withdrawText: '撤回以后联络站不再处理，也不能恢复。需要时可以重新申请。',
		withdrawReason: '撤回原因',
		withdrawConfirm: '撤回申请',
		keep: '不撤回',
		opinions: '法律意见',
		opinionsEmpty: '还没有意见。出具以后会显示在这里，没有网络也能看。'
	},
	returned: {
		title: (count: number) => `联络站请您补正 ${count} 处`,
		lead: '退回不是拒绝。改好后重新发送，编号不变。没有网络也能改。',
		noteFrom: (note: string) => `联络站的说明：${note}`,
		reason: (text: string) => `要改的原因：${text}`,
		send: '发送补正',
		sentOnce: '补正已保存，等着送达。',
		sharedHint: '可以去掉勾选，也可以在问题下面补充说明。'
	},
	history: {
		create: '您发送了申请',
		correct: '您发送了补正',
		accept: '联络站受理了申请',
		return: '联络站退回补正',
		issueOpinion: '联络站出具了意见',
		withdraw: '您撤回了申请',
		staffView: {
			create: '企业发送了申请',
			correct: '企业发送了补正',
			withdraw: '企业撤回了申请'
		}
	},
	opinion: {
		title: (number: string) => `意见 ${number}`,
		unnumbered: '意见',
		finding: '发现的问题',
		basis: '依据',
		basisOn: (date: string) => `以上状态按 ${date} 计算。`,
		basisUnknown: '没有这部法律的施行日期，请自行核对',
		advice: '建议',
		deadline: '整改期限',
		daysLeft: (days: number) => `还有 ${days} 天`,
		today: '就是今天',
		daysOver: (days: number) => `已过 ${days} 天`,
		by: (author: string, date: string) => `${author}，${date}`,
		about: (item: string) => `针对：${item}`,
		answerTitle: '您的答复',
		markDone: '已整改',
		disagree: '不同意',
		doneNote: '怎么改的',
		disagreeReason: '不同意的理由',
		disagreeHint: '理由会原样给联络站看，并留在记录里。',
		sendDone: '发送“已整改”',
		sendDisagree: '发送“不同意”',
		answeredDone: '您的答复：已整改',
		answeredDisagreed: '您的答复：不同意',
		changeAnswer: '改答复',
		print: '打印',
		copy: '复制文字',
		copied: '已复制',
		copyFailed: '这部设备不让复制，请用打印',
		notJudgment: '本意见供企业防范风险参考，不是裁判文书。'
	},
	problem: {
		title: (what: string) => `这件事没有办成：${what}`
	},
	finding: {
		selfLevel: '企业自评',
		answer: { yes: '是', partly: '部分', no: '否', unsure: '不清楚' },
		answered: (answer: string) => `自测回答：${answer}`,
		note: (text: string) => `补充：${text}`,
		unknownItem: (id: string) => `问题 ${id}`
	},
	due: {
		overdue: (date: string, days: number) => `已超期 ${days} 天，应于 ${date}`,
		today: (date: string) => `今天到期，${date}`,
		soon: (date: string, days: number) => `还有 ${days} 天，${date}`,
		later: (date: string) => `${date} 前`
	}
};
