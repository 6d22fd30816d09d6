const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';

/** A resident identity number: 18 places with the check of GB 11643, or the old 15 without one. */
export function isIdNumber(text: string): boolean {
	if (/^\d{15}$/.test(text)) return isRegion(text) && isBirthday(`19${text.slice(6, 12)}`);
	if (!/^\d{17}[\dXx]$/.test(text)) return false;
	if (!isRegion(text) || !isBirthday(text.slice(6, 14))) return false;
	const sum = idWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
	return idChecks[sum % 11] === text[17]?.toUpperCase();
}

// Provinces have 11 to 82 as their first two digits.
function isRegion(text: string): boolean {
	const province = Number(text.slice(0, 2));
	return province >= 11 && province <= 82;
}

function isBirthday(digits: string): boolean {
	const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) return false;
	return date >= '1900' && date < '2100';
}

/** Bank cards carry a Luhn digit. */
export function isLuhn(digits: string): boolean {
	let sum = 0;
	for (let at = 0; at < digits.length; at++) {
		const digit = Number(digits[digits.length - 1 - at]);
		const doubled = at % 2 === 0 ? digit : digit * 2;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code, with the check of GB 32100. */
export function isCreditCode(text: string): boolean {
	const code = text.toUpperCase();
	if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
	const sum = creditWeights.reduce(
		(total, weight, at) => total + weight * creditLetters.indexOf(code[at] ?? ''),
		0
	);
	return creditLetters[(31 - (sum % 31)) % 31] === code[17];
}
