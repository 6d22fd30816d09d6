import { fail, ok, type Result } from '../result.ts';

export type TargetKind = 'phone' | 'email';

export interface SignInTarget {
	kind: TargetKind;
	/** `+8613800138000`, or an e-mail address in lower case. */
	value: string;
}

/** Takes a number as people write it: with spaces, hyphens, full-width digits, with or without +86. */
export function toPhone(text: string): Result<SignInTarget, 'phone_invalid'> {
	const digits = text
		.normalize('NFKC')
		.replace(/[\s()-]/g, '')
		.replace(/^(\+|00)?86(?=1\d{10}$)/, '');
	return /^1[3-9]\d{9}$/.test(digits)
		? ok({ kind: 'phone', value: `+86${digits}` })
		: fail('phone_invalid');
}

/** One mailbox and nothing a mail header could be made of. */
export function toEmail(text: string): Result<SignInTarget, 'email_invalid'> {
	const address = text.normalize('NFKC').trim().toLowerCase();
	const isOne = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address);
	return isOne && address.length <= 200
		? ok({ kind: 'email', value: address })
		: fail('email_invalid');
}

/** What may be shown back: enough to notice a slip, too little for someone looking over. */
export function maskTarget({ kind, value }: SignInTarget): string {
	if (kind === 'phone') return `+86 ${value.slice(3, 6)}****${value.slice(-4)}`;
	const [name = '', host = ''] = value.split('@');
	return `${name.slice(0, 2)}***@${host}`;
}

/** Six digits out of what was typed or pasted, full-width digits and spaces included. */
export function toCode(text: string): string {
	return text.normalize('NFKC').replace(/[\s-]/g, '');
}
