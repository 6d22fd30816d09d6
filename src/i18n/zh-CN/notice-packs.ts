export const noticePacks = {
	title: '离线内容',
	lead: '选要存在本机的类型和领域，先看大小再下载。存好后没有网络也能读、能搜。',
	back: '案例与提示',
	stateTitle: '本机现有',
	noScript: '选择和下载离线内容需要打开浏览器的 JavaScript。',

	choiceTitle: '存哪些',
	kinds: '类型',
	domains: '领域',
	all: '全部',
	weight: (count: string, size: string) => `${count} 篇，${size}`,
	nothing: '还没有内容',
	stored: '已存',
	storedPart: '存了一部分',
	general: (count: string, size: string) =>
		`不分领域或涉及多个领域的有 ${count} 篇（${size}），随所选类型一起存。`,
	sum: (count: string, size: string) => `这样选共 ${count} 篇，${size}。`,
	sumNone: '一篇都没有选。',
	along: (count: string, size: string) =>
		`其中 ${count} 篇（${size}）没有勾选：小的类别放在同一个文件里，会一起存下。`,
	apply: '按这样存',
	applyLoad: (size: string) => `按这样存（下载 ${size}）`,
	applyRemove: (size: string) => `按这样存（移除 ${size}）`,
	applyBoth: (load: string, remove: string) => `按这样存（下载 ${load}，移除 ${remove}）`,
	removed: '取消勾选的会从本机移除，以后可以再下载。',

	networkTitle: '用哪种网络下载',
	wifiOnly: '只用无线网下载',
	network: {
		wifi: '现在是无线网。',
		mobile: '现在是移动数据：打开后要先问您，才会下载。',
		unknown:
			'这个浏览器不告诉我们现在是不是无线网。打开后，更新不会自己下载，只在您按下“下载”“更新”时才下载。'
	},

	spaceTitle: '存得住吗',
	packs: (size: string) => `离线内容占 ${size}`,
	noPacks: '本机还没有离线内容',
	used: (size: string) => `法桥在本机共占约 ${size}`,
	free: (size: string) => `浏览器还给约 ${size}`,
	unknown: '浏览器没有说明还有多少空间。',
	persisted: '浏览器答应长期保存，空间紧张时也不会自动清理。',
	riskTitle: '可能被系统清理',
	risk: '浏览器还没有答应长期保存。手机空间紧张，或很久不打开本站时，离线内容可能被清掉；清掉后可以重新下载，您没发出的申请另有保护。',
	riskApple:
		'苹果手机：在 Safari 里点“分享”，再点“添加到主屏幕”，以后从主屏幕打开。不这样做，七天不打开就可能被清掉。',
	riskOther: '把法桥添加到主屏幕（浏览器菜单里的“安装”或“添加到主屏幕”），会更稳妥。',
	ask: '请浏览器长期保存',
	refused: '浏览器没有答应。添加到主屏幕后再试一次。',
	howToInstall: '怎样添加到主屏幕',
	littleTitle: '空间不够',
	little: (need: string, free: string) =>
		`还要下载 ${need}，浏览器只剩约 ${free}。请少选一些，或先在手机里腾出空间。`
};
