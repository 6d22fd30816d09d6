export const noticeCorrection = {
	note: (note: string) => `更正说明：${note}`,
	link: '此处有更正，看改了什么'
};
