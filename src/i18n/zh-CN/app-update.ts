export const appUpdate = {
	title: '有新版本',
	text: '更新只需几秒，您的内容都会保留。',
	unsaved: '本页还有没保存的内容，保存后再更新。',
	now: '现在更新',
	later: '以后再说'
};
