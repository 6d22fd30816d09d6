/**
 * Lines a notice may offer with one tap. It names the key; the number is the operator's (HOTLINES), because
 * numbers differ by place and nobody here can vouch for one.
 */
export const hotlineKeys = ['police', 'antiFraud', 'legalService', 'court', 'station'] as const;
export type HotlineKey = (typeof hotlineKeys)[number];

/** Only the lines the operator has confirmed. */
export type Hotlines = Partial<Record<HotlineKey, string>>;

/** `police=110, court=12368`. Says which key it does not know, or whose number is none. */
export function readHotlines(
	text: string
): { ok: true; value: Hotlines } | { ok: false; reason: string } {
	const value: Hotlines = {};
	for (const entry of text.split(',')) {
		if (entry.trim() === '') continue;
		const [name = '', number = ''] = entry.split('=').map((part) => part.trim());
		const key = hotlineKeys.find((known) => known === name);
		if (!key) {
			return { ok: false, reason: `unknown line "${name}" (known: ${hotlineKeys.join(', ')})` };
		}
		if (!/^\+?[0-9][0-9-]{1,18}[0-9]$/.test(number)) {
			return { ok: false, reason: `the number of "${name}" must be digits and hyphens` };
		}
		value[key] = number;
	}
	return { ok: true, value };
}
