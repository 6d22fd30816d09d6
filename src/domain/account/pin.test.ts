import { expect, test } from 'vitest';
import { checkNewPin, readPin } from './pin.ts';

test('a PIN may be typed with spaces and full-width digits', () => {
	expect(readPin(' 24 68-13 ')).toEqual({ ok: true, value: '246813' });
	expect(readPin('２４６８１３')).toEqual({ ok: true, value: '246813' });
	for (const wrong of ['', '12345', '1234567', 'abcdef', '12345a']) {
		expect(readPin(wrong)).toEqual({ ok: false, code: 'shape' });
	}
});

test('what a finder tries first is refused', () => {
	for (const easy of ['000000', '121212', '123123', '123456', '654321', '135791', '850612']) {
		expect([easy, checkNewPin(easy).ok]).toEqual([easy, easy === '135791']);
	}
	for (const good of ['739164', '248063', '990470']) expect(checkNewPin(good).ok).toBe(true);
});
