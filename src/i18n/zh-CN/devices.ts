export const devices = {
	title: '同事的手机',
	lead: '看哪位同事的手机上还有没送到法院的内容。这里只有件数和时间，看不到内容。',
	link: '看同事的手机',
	attention: (count: number) => `有 ${count} 部手机需要问一问`,
	own: '您自己',
	unsent: (count: number) => `${count} 件没有送到法院`,
	unsentHint: '请提醒同事联网打开法桥，在发件箱里点“现在发送”。',
	ownHint: '请到发件箱里查看。',
	ownLostHint: '您可能换过手机，或者清除过浏览器数据。请核对一遍，还需要的内容重写一次。',
	toOutbox: '打开发件箱',
	wiped: (count: number) => `手机可能已清空，当时有 ${count} 件没有送到`,
	wipedHint:
		'同事后来用另一部手机，或者清除了浏览器数据以后登录。请问一问：原来的手机还在就打开一次，不在了就要重写。',
	dropped: (count: number) => `${count} 件没有送到就不见了`,
	droppedHint: '可能是本人删除的，也可能是手机清除过数据。请问一问要不要重写。',
	since: '最早的一件写于',
	emptiedAt: '发现于',
	lastContact: '上次联系法院',
	app: '应用版本',
	ago: (time: string, ago: string) => `${time}（${ago}）`,
	emptyTitle: '没有积压的内容',
	emptyText:
		'同事的手机上有一小时以上没送到的内容，就会出现在这里。手机一直没有联网的，要等它联网才知道。',
	back: '今天'
};
