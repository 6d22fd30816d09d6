export const delivery = {
	draft: '草稿',
	queued: '待发送',
	queuedHint: '联网后自动送达',
	sending: '发送中',
	received: '法院已收到',
	needsAction: '需要您处理',
	awaitingSignIn: '等待登录',
	awaitingConsent: '等您确认',
	awaitingUpdate: '等待更新',
	setAside: '先放着',
	localNumber: (number: string) => `本机编号 ${number}`,
	number: (number: string) => `编号 ${number}`
};
