export const errors = {
	notFoundTitle: '没有找到这个页面',
	notFoundText: '地址可能有误，或者内容已经撤下。',
	offlineTitle: '现在没有网络，这个页面还没保存到手机上',
	offlineText: '已保存的内容都能用。联网后再打开这个页面。',
	brokenTitle: '页面没能打开',
	brokenText: '您写的内容都还在这部手机上。请再试一次；还不行，请告诉我们下面的编号。',
	forbiddenTitle: '这个账号不能看这个页面',
	forbiddenText: '请换一个账号登录，或回到首页。',
	requestId: (id: string) => `编号 ${id}`,
	retry: '再试一次',
	home: '回到首页',
	saved: '看已保存的案例'
};
