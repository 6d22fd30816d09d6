export const levelNames = {
	red: '重大且紧急',
	orange: '重大',
	yellow: '一般',
	blue: '提示',
	green: '良好'
};
