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
		['CLAMAV_URL', 'http://clamd'],
		['FIRM_FILES_MB', 'much'],
		['PDF_FONTS', '/no/such/font.ttf'],
		['S3_ENDPOINT', 'ftp://s3'],
		['FAILPOINT', 'a b']
	])('refuses a wrong %s by name and does not repeat its value', (name, value) => {
		expect(() => readConfig({ [name]: value })).toThrow(name);
		if (value.length > 4) expect(() => readConfig({ [name]: value })).not.toThrow(value);
	});

	it('takes the lines notices may call, and names one it does not know', () => {
		const { hotlines } = readConfig({ HOTLINES: 'police=110, court=12368' });
		expect(hotlines).toEqual({ police: '110', court: '12368' });
		expect(readConfig({}).hotlines).toEqual({});
		expect(() => readConfig({ HOTLINES: 'polcie=110' })).toThrow('HOTLINES unknown line "polcie"');
		expect(() => readConfig({ HOTLINES: 'police=one' })).toThrow('the number of "police"');
		expect(() => readConfig({ HOTLINES: 'police=javascript:1' })).toThrow('digits');
	});

	it('names a value that is missing beside another', () => {
		expect(() => readConfig({ SMTP_URL: 'smtp://mail.example' })).toThrow('MAIL_FROM is missing');
	});

	it('puts files into S3 when all of it is given, and says what is missing', () => {
		expect(readConfig({}).s3).toBeUndefined();
		expect(() => readConfig({ S3_BUCKET: 'files' })).toThrow('S3_REGION is missing');
		const given = { S3_BUCKET: 'files', S3_REGION: 'cn-1', S3_ACCESS_KEY_ID: 'k' };
		expect(readConfig({ ...given, S3_SECRET_ACCESS_KEY: 's' }).s3).toMatchObject({
			bucket: 'files'
		});
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
