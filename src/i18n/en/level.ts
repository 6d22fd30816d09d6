export const levelNames = {
	red: 'Serious and urgent',
	orange: 'Serious',
	yellow: 'Ordinary',
	blue: 'Tip',
	green: 'Good'
};
