import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('configuration', () => {
	it('needs nothing to start on one machine', () => {
		const config = readConfig({});
		expect(config).toMatchObject({ port: 3000, origin: 'http://localhost:3000', seed: 'none' });
		expect(config.hosts).toContain('127.0.0.1:3000');
	});

	it.each([
		['PORT', '70000'],
		['PORT', 'http'],
		['ORIGIN', 'court.test'],
		['ORIGIN', 'https://court.test/path'],
		['DATABASE_URL', 'mysql://x'],
		['SEED', 'yes'],
		['AUTH_SECRET', 'short'],
		['LOG_LEVEL', 'loud'],
		['SMTP_URL', 'http://mail'],
		['FAILPOINT', 'a b']
	])('refuses a wrong %s by name and does not repeat its value', (name, value) => {
		expect(() => readConfig({ [name]: value })).toThrow(name);
		if (value.length > 4) expect(() => readConfig({ [name]: value })).not.toThrow(value);
	});

	it('names a value that is missing beside another', () => {
		expect(() => readConfig({ SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM is missing');
	});

	it('takes only the host of a set origin, and both loopback names of a local one', () => {
		expect(readConfig({ ORIGIN: 'https://faqiao.example' }).hosts).toEqual(['faqiao.example']);
		expect(readConfig({ ORIGIN: 'http://localhost:4100', PORT: '4100' }).hosts).toContain(
			'127.0.0.1:4100'
		);
	});

	it('takes an empty value as not set', () => {
		expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ port: 3000 });
	});
});
