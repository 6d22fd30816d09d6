export const booklet = {
	contents: '目录',
	number: (number: string) => `编号 ${number}`,
	dated: (date: string) => `日期 ${date}`,
	inForceFrom: (date: string) => `自 ${date} 起施行`,
	inForceUntil: (date: string) => `施行至 ${date}`,
	noLongerInForce: '来源注明已经失效',
	replacedBy: (title: string) => `现行文本：${title}`,
	citations: '引用的法律',
	source: (source: string) => `来源：${source}`,
	version: (date: string, print: string) => `内容更新于 ${date}，内容指纹 ${print}`,
	address: (address: string) => `最新内容以网页为准：${address}`,
	notAdvice: '供了解情况用，不是针对某件事的法律意见。',
	missing: (characters: string) => `下列文字没有可用的字形，以编码代替：${characters}`,
	page: (page: string, pages: string) => `${page} / ${pages}`,
	fileName: (title: string) => `${title}（小册子）`
};
