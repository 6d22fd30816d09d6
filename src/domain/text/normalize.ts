/**
 * What people paste carries characters nobody sees: zero-width marks, direction overrides, soft
 * hyphens, control codes. They would make two equal names differ, or text run backwards. Written as
 * numbers, because in the source they would be as invisible as on the page.
 */
const invisibleRanges: Array<[number, number]> = [
	[0x00, 0x08],
	[0x0b, 0x0c],
	[0x0e, 0x1f],
	[0x7f, 0x9f],
	[0xad, 0xad],
	[0x61c, 0x61c],
	[0x180e, 0x180e],
	[0x200b, 0x200c],
	[0x200e, 0x200f],
	[0x202a, 0x202e],
	[0x2060, 0x206f],
	[0xfeff, 0xfeff],
	[0xfff9, 0xfffb]
];

function withoutInvisible(text: string): string {
	return Array.from(text)
		.filter((character) => {
			const code = character.codePointAt(0) ?? 0;
			return !invisibleRanges.some(([first, last]) => code >= first && code <= last);
		})
		.join('');
}

/** Full-width digits and letters, as a Chinese keyboard types them; Chinese punctuation stays. */
export function foldWidth(text: string): string {
	return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) =>
		String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
	);
}

/** One line: a name, a title. Runs of any space become one. */
export function normalizeLine(text: string): string {
	return foldWidth(withoutInvisible(text)).replace(/\s+/g, ' ').trim();
}

/** Several lines: line breaks of every system become one kind, at most one empty line in a row. */
export function normalizeText(text: string): string {
	return withoutInvisible(text)
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.replace(/[^\S\n]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Only digits, with a leading + for other countries: spaces, hyphens, brackets and the Chinese code go. */
export function normalizePhone(text: string): string {
	const folded = foldWidth(withoutInvisible(text)).replaceAll('＋', '+').trim();
	const digits = folded.replace(/[^0-9]/g, '');
	if (!folded.startsWith('+')) return digits.replace(/^0086(?=\d{10,})/, '');
	return digits.startsWith('86') ? digits.slice(2) : `+${digits}`;
}

/** A Chinese mobile, a landline with its area code, a 400 or 800 number, or a number abroad with +. */
export function isPhone(normalized: string): boolean {
	return /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\+\d{7,15})$/.test(normalized);
}
