export const files = {
	heading: '材料',
	size: (size: string) => `发送 ${size}`,
	remove: '移除',
	removeOf: (name: string) => `移除 ${name}`,
	none: '没有附材料。',
	uploading: (percent: number) => `上传中 ${percent}%`,
	checking: '正在检查，检查完就可以打开',
	ready: '可查看',
	download: '下载',
	downloadOf: (name: string) => `下载 ${name}`,
	returned: { firm: '退回', court: '已退回企业' },
	replace: '换一个文件',
	replaceOf: (name: string) => `换一个文件，代替 ${name}`,
	retry: '再发一次',
	retryOf: (name: string) => `再发一次 ${name}`,
	discard: '不发了',
	discardOf: (name: string) => `不发了：${name}`,
	notOpened: '材料是企业交来的，内容没有经过法院核实。',
	offlineDownload: '没有网络，联网后可以下载。',
	/** Why the court sent a file back. */
	reasons: {
		type_not_allowed: '不是照片、PDF、Word 或 Excel 文件。',
		name_mismatch: '文件名和内容不是同一种文件。请用原来的程序重新保存。',
		damaged: '文件已损坏或不完整，打不开。请重新拍照或保存。',
		active_content: '文件里带有程序、宏或内嵌文件。请另存为不带宏的文件，或者打印成 PDF。',
		encrypted: '文件有密码，打不开。请去掉密码。',
		too_large: '文件太大。请分成几份。',
		bomb: '文件展开后太大，不能打开。请重新拍照或保存。',
		malware: '文件带有病毒，没有接收。',
		unknown: '法院没能接收这个文件。请换一个。'
	}
};
