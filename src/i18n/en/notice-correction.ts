export const noticeCorrection = {
	note: (note: string) => `Correction note: ${note}`,
	link: 'Corrected: see what changed'
};
