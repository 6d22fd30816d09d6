export const home = {
	title: '企业遇到法律问题，从这里开始',
	pageTitle: '法桥 · 民营企业法律服务',
	description: '自测体检、向法院求助、看法律和案例。没有网络也能用。',
	checkTitle: '自测体检',
	checkText: '12 个问题，约 3 分钟。答案只保存在这部手机上。',
	askTitle: '找法官、律师帮忙',
	askText: '把情况写给法院联络站。没有网络也能写，联网后自动送达。',
	readTitle: '看案例与提示',
	readText: '法律条文、典型案例、防骗提示。保存后没有网络也能看。',
	noSignIn: '自测和阅读不用登录。',
	needsTitle: '需要您处理',
	needsAll: (count: number) => `全部 ${count} 件`
};

export const inbox = {
	title: '消息',
	lead: '法院退回的、给您的意见、还没送到的，都在这里。',
	emptyTitle: '现在没有要您处理的事',
	emptyText: '法院退回申请或发来意见时，会出现在这里。已收到的消息没有网络也能看。',
	emptyAction: '看我的申请',
	staffLead: '没有送成、需要您看一下的，都在这里。',
	staffText: '办理没有送成时，会出现在这里。快到期的申请在“今天”里。',
	staffAction: '看今天',
	signInTitle: '登录后才能看到法院的消息',
	signInText: '自测和阅读不用登录。',
	signIn: '登录',
	syncedAt: (time: string) => `更新于 ${time}`,
	returned: (number: string) => `申请 ${number} 需要补正`,
	returnedMeta: (count: number, date: string) => `${count} 处要改 · ${date}退回`,
	opinion: (number: string) => `请答复意见 ${number}`,
	opinionMeta: (date: string) => `请在 ${date} 前答复`,
	refused: '有一件没送成，需要您看一下',
	refusedMeta: '内容还在这部手机上',
	awaiting: (count: number) => `${count} 件等您登录后发送`,
	waiting: (count: number) => `${count} 件待发送`,
	waitingMeta: '联网后自动送达'
};
