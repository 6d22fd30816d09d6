export const common = {
	appName: '法桥',
	notOfficial: '本服务不是行政或司法机关的网站，内容不是正式法律意见。',
	skipToContent: '跳到正文',
	back: '返回',
	cancel: '取消',
	optional: '选填',
	loading: '正在打开',
	errorPrefix: '错误：',
	labelled: (label: string, text: string) => `${label}：${text}`,
	errorSummaryTitle: '请先改正这几处',
	mainNavigation: '主要栏目',
	helpLong: '帮助与联系方式',
	lock: '锁定',
	otherLanguage: 'English',
	largeText: '长辈版',
	standardText: '标准版',
	largeTextOn: '已换成长辈版，文字更大。',
	largeTextOff: '已换回标准版。',
	offline: '离线，已保存',
	unreachable: '有网络，但连不上服务器',
	tabs: {
		home: '首页',
		notices: '案例',
		requests: '申请',
		me: '我的',
		today: '今天',
		ledger: '台账',
		editing: '编审'
	},
	inForce: {
		notYetInForce: (date: string) => `尚未施行，自 ${date} 起施行`,
		inForce: '现行有效',
		ending: (date: string) => `现行有效，${date} 后修订或废止`,
		repealed: (date: string) => `已于 ${date} 后失效`,
		repealedUnknown: '已失效',
		reviewDue: (date: string) => `复核日期 ${date} 已过，内容可能已经变化`,
		/** `text` carries its own quotation marks. */
		successor: (text: string) => `现行规定：${text}`,
		next: (date: string, text: string) => `自 ${date} 起改看${text}`
	}
};
