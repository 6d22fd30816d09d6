export const noticeOffline = {
	offer: (count: string, size: string) =>
		`全部 ${count} 篇，共 ${size}。下载后没有网络也能阅读和搜索。`,
	download: (size: string) => `下载（${size}）`,
	goOn: (size: string) => `继续下载（还剩 ${size}）`,
	stop: '先停下',
	progress: (done: string, total: string) => `已下载 ${done}，共 ${total}`,
	usable: (count: string) => `已有 ${count} 篇可以看了`,
	stopped: (count: string) => `已下载 ${count} 篇，随时可以继续，不会重来。`,
	updates: (size: string) => `服务器上有更新，${size}。`,
	update: (size: string) => `更新（${size}）`,
	complete: (count: string) => `全部 ${count} 篇已存在本机，没有网络也能看。`,
	downloadedAt: (when: string) => `下载于 ${when}`,
	serverNewest: (when: string) => `服务器最新 ${when}`,
	checkedAt: (when: string) => `上次核对 ${when}`,
	neverChecked: '还没有核对过服务器',
	remove: '从本机移除',
	removeTitle: '从本机移除全部文本？',
	removeText: '移除后，没有网络就不能看了。需要时可以再下载。您的申请和自测不受影响。',
	removeConfirm: '移除',
	keep: '保留',
	atRisk: '浏览器没有答应长期保存，空间不足时可能被系统清理。把法桥添加到主屏幕会更稳妥。',
	unusable: '这个浏览器不能保存离线文本，请在有网络时阅读。',

	failure: {
		unreachable: '网络断了。已下载的都在，连上后点“继续下载”。',
		not_ours: '当前网络需要先登录，例如酒店或商场的无线网。登录后再继续。',
		server: '服务器暂时没有给出内容，请过几分钟再继续。已下载的都在。',
		tampered: '收到的内容与法院发布的不一致，没有保存。请换一个网络再试。',
		insecure: '当前地址不是安全连接，无法核对内容，没有保存。请用 https 地址打开。',
		stopped: '已停下。',
		storage_full: '手机空间不够了。已下载的都在，腾出空间后可以继续。',
		storage_broken: '浏览器没能写入。请关闭本页再打开后继续。'
	}
};
