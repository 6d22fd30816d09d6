export const notice = {
	title: '案例与提示',
	lead: '典型案例、风险提示、包容审慎清单、反诈提示和法律法规。下载一次，没有网络也能查。',
	searchLabel: '搜索标题和正文',
	searchHint: '如：欠薪、竞业限制',
	search: '搜索',
	kindsLabel: '按类别看',
	allKinds: '全部',
	filters: {
		title: '更多条件',
		domain: '领域',
		allDomains: '全部领域',
		place: '地方',
		placeHint: '如：河南',
		from: '日期从',
		to: '日期到',
		inForce: '只看现行有效'
	},
	total: (count: string) => `共 ${count} 篇`,
	found: (count: string) => `找到 ${count} 篇`,
	foundAbout: (count: string) => `约 ${count} 篇`,
	fromDevice: '在本机查到，不用网络',
	fromPart: (stored: string) => `连不上服务器，这里只有已下载的 ${stored} 篇`,
	matchNotice: '没有一段同时包含这些词，下面各篇里都有。',
	matchSome: '没有完全对上的，下面是最接近的。',
	others: (count: string) => `文中另有 ${count} 处`,
	onlyChinese: '仅中文',
	onlyEnglish: '仅英文',
	article: (number: string) => `第 ${number} 条`,
	more: '看更多',
	results: '查找结果',
	list: '全部篇目',
	noneTitle: '没有找到',
	noneText: '换一个短一些的词试试，例如“欠薪”“违约金”，或去掉类别限制。',
	noneAction: '看全部',
	emptyTitle: '这里将有案例和提示',
	emptyText: '法院发布后，会出现在这里，可以下载后离线阅读。',
	lostTitle: '现在读不到',
	lostText:
		'连不上服务器，本机也还没有下载。请在有网络时打开本页，点一次“下载”，以后没有网络也能看。',
	lostNotOurs: '当前网络需要先登录，例如酒店或商场的无线网。登录后再继续。',
	retry: '再试一次',

	/** The card before what is stored here is known. */
	download: {
		title: '离线可读',
		checking: '正在核对需要下载的内容',
		noneYet: '还不知道有多少内容，请在有网络时再打开本页。'
	}
};
