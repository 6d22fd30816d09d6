/** A notice's number as an address has it; null for anything else. */
export function readNoticeNumber(text: string): number | null {
	return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : null;
}
