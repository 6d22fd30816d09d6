import { describe, expect, it } from 'vitest';
import { toLocalPath } from './local-path.ts';
import { maskTarget, toCode, toEmail, toPhone } from './sign-in-target.ts';

describe('what people type to sign in', () => {
	it.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '0086 13800138000', '13800138000'])(
		'%s is a number',
		(text) => expect(toPhone(text)).toMatchObject({ ok: true, value: { value: '+8613800138000' } })
	);

	it.each([
		'',
		'1380013800',
		'23800138000',
		'138001380001',
		'+1 13800138000',
		'13800138000\r\nBcc'
	])('%j is no number', (text) =>
		expect(toPhone(text)).toEqual({ ok: false, code: 'phone_invalid' })
	);

	it.each([
		'a@b.example\r\nBcc: c@d.example',
		'a@b.example,c@d.example',
		'"a b"@c.example',
		'a@b',
		''
	])('%j is no address', (text) => expect(toEmail(text).ok).toBe(false));

	it('addresses are one whatever their case, codes whatever their spaces', () => {
		expect(toEmail(' HeJing@Court.Example ')).toMatchObject({
			value: { value: 'hejing@court.example' }
		});
		expect(toCode(' 123 456')).toBe('123456');
	});

	it('is shown back with the middle hidden', () => {
		expect(maskTarget({ kind: 'phone', value: '+8613800138000' })).toBe('+86 138****8000');
		expect(maskTarget({ kind: 'email', value: 'hejing@court.example' })).toBe(
			'he***@court.example'
		);
	});
});

describe('where to go after sign-in', () => {
	it.each(['/', '/requests', '/requests/0a1-b2', '/staff/ledger'])('%s is ours', (path) =>
		expect(toLocalPath(path)).toBe(path)
	);

	it.each([
		'//evil.example',
		'/\\evil.example',
		'\\\\evil',
		'/%2f%2fevil',
		'%2f%2fevil',
		'\t//evil',
		'/\t/evil',
		'https://evil.example',
		'javascript:alert(1)',
		'/a@evil.example',
		'/..//evil',
		'',
		'requests',
		null,
		7,
		'/a\n/b'
	])('%j is not', (path) => expect(toLocalPath(path)).toBe('/'));
});
