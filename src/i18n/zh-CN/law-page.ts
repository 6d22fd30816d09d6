export const lawPage = {
	back: '案例与提示',
	from: (day: string) => `本版自 ${day} 起施行`,
	text: '条文',
	chineseText: '法律条文目前只有中文。',
	noArticle: '本机的文本里没有这一条，请核对条号。',
	noText: '这里还没有收录这部法律的全文。',
	lost: '连不上服务器，本机也没有这部法律的文本。',
	whole: '看这部法律的全文',
	law: '看这部法律',
	citing: '引用这部法律的案例与提示',
	citingArticle: '引用这一条的案例与提示',
	citingNone: '目前没有。',
	citingMore: (count: string) => `共 ${count} 篇，这里列出最新的。`,
	hint: '效力按您设备上的今天计算。引用前请核对公布机关的文本。'
};
