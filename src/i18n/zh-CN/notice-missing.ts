export const noticeMissing = {
	back: '案例与提示',
	withdrawnTitle: '本提示已撤回',
	withdrawnAt: (when: string) => `撤回于 ${when}`,
	withdrawnReason: (reason: string) => `原因：${reason}`,
	withdrawnText: '内容已从本机移除，请不要再作为依据。',
	withdrawnNumber: (number: string) => `编号 ${number} 的内容`,
	unknownTitle: '这一篇还没有存在本机',
	unknownText: '现在连不上服务器，所以打不开。您可以：',
	unknownRetry: '再试一次',
	unknownRetryText: '有网络后点这里，读完会存在本机。',
	unknownDownloadText: '有网络时下载一次，以后都能离线看。',
	unknownList: (count: string) => `看已下载的 ${count} 篇`,
	unknownListEmpty: '回到案例与提示',
	portalText: '当前网络需要先登录（例如酒店或商场的无线网），登录后再试。'
};
