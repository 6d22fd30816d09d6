export const fileChoice = {
	lead: '合同、欠条、聊天记录、照片都可以。没有材料，也可以直接下一步。',
	why: '联络站看到材料，能更快判断问题。申请会先送到，材料随后送，不会互相耽误。',
	kinds:
		'可以是照片（JPG、PNG、WebP）、PDF、Word（docx）、Excel（xlsx），每个最大 20 MB，最多 20 个。',
	camera: '拍照',
	choose: '从相册或文件中选',
	/** The labels begin with what is written on the buttons, so that voice control finds them. */
	chooseLabel: '从相册或文件中选择材料',
	cameraLabel: '拍照，拍下材料',
	working: (name: string) => `正在检查并保存“${name}”`,
	purpose: '这是什么材料',
	purposeHint: '例如：2026年3月的供货合同',
	saved: '已存在本机',
	shrunk: (from: string, to: string) => `已从 ${from} 缩小到 ${to}，并去掉了拍摄地点`,
	total: (count: number, size: string) => `共 ${count} 个，发送时用流量 ${size}`,
	/** What is wrong with a file that was chosen: said at once, and what to do. */
	choice: {
		wrong_type: '这种文件不能发送。请选照片、PDF、Word（docx）或 Excel（xlsx）。',
		too_large: '文件超过 20 MB。请分成几份，或者拍下关键的几页。',
		empty: '这个文件是空的。请重新选择。',
		encrypted: '这个文件有密码，法院打不开。请去掉密码，或者另存为新版本后再选。',
		not_stored: '没能存到这部设备，可能是空间不足。请清理空间后再选一次。',
		too_many: '最多附 20 个文件。请先移除几个。',
		unreadable: '这个文件打不开，可能已经损坏。请重新拍照，或者重新保存后再选。',
		too_many_pixels: '这张图片太大，打不开。请用手机重新拍一张。',
		heic: '这个浏览器打不开 HEIC 照片。请在相机设置里改用 JPG（兼容性最佳）后重拍，或者截屏后再选。',
		video: '视频不能发送。请拍下关键画面的照片附上；原视频请保存好，到法院时带来。'
	},
	choiceOf: (name: string, size: string) => `${name}（${size}）`
};
