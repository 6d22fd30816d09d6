export const readingNotes = {
	title: '书签和笔记',
	lead: '只存在这部手机上，不登录也能用。原文撤回后，您的标注仍在。',
	back: '我的',
	search: '在我的标注里查找',
	kinds: { all: '全部', bookmark: '书签', highlight: '划线', note: '笔记' },
	kindsLabel: '只看',
	count: (count: number) => `共 ${count} 条`,
	none: '还没有标注',
	noneText: '读案例与提示时，点“收藏”或“标注”，或选中文字划线、写笔记。',
	noneAction: '去看案例与提示',
	notFound: '没有找到',
	notFoundText: '换一个词，或改看全部。',
	whole: '整篇收藏',
	withdrawn: (date: string) => `这一篇已于 ${date} 撤回，请不要再作为依据。`,
	open: '打开原文',
	keep: '带走和带回',
	keepText: '换手机或清理浏览器之前，请先导出。一个文件里有全部标注。',
	exportAll: '导出全部标注',
	exported: '文件已生成，请在浏览器的下载里查看。',
	importFile: '从文件带回',
	importHint: '选择以前导出的文件。已有的标注不会丢失。',
	imported: (count: number) =>
		count === 0 ? '文件里的标注这里都有了。' : `带回 ${count} 条标注。`,
	importProblems: {
		not_ours: '这个文件不是从这里导出的，或者已经损坏。请换一个文件。',
		newer: '这个文件来自更新的版本。请先更新本应用再试。'
	},
	notSaved: '浏览器没有让我们保存。请先导出，以免丢失。'
};
