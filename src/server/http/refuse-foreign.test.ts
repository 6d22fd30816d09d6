import { describe, expect, it } from 'vitest';
import { refuseForeign } from './refuse-foreign.ts';

const config = { origin: 'https://faqiao.example', hosts: ['faqiao.example'] };
const ask = (method: string, headers: Record<string, string>) =>
	refuseForeign(new Request('https://faqiao.example/api/v1/commands', { method, headers }), config)
		?.status ?? 'let through';

describe('a write', () => {
	it('from our own pages, or from a program that is no browser, is let through', () => {
		expect(ask('POST', { origin: 'https://faqiao.example' })).toBe('let through');
		expect(ask('POST', {})).toBe('let through');
		expect(ask('POST', { origin: config.origin, 'sec-fetch-site': 'same-origin' })).toBe(
			'let through'
		);
	});

	it('from a plain form on our own page is let through, though it names no origin', () => {
		expect(ask('POST', { origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe('let through');
	});

	it.each([
		[{ origin: 'null', 'sec-fetch-site': 'none' }],
		[{ origin: 'null', 'sec-fetch-site': 'cross-site' }],
		[{ origin: 'https://evil.example' }],
		[{ origin: 'null' }],
		[{ origin: 'https://faqiao.example.evil.example' }],
		[{ origin: 'http://faqiao.example' }],
		[{ 'sec-fetch-site': 'cross-site' }],
		[{ 'sec-fetch-site': 'same-site' }],
		[{ origin: 'https://faqiao.example', 'sec-fetch-site': 'cross-site' }],
		[{ origin: 'https://evil.example', 'content-type': 'text/plain' }]
	] as Array<[Record<string, string>]>)('is refused with %j', (headers) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(ask(method, headers)).toBe(403);
	});

	it('and reading is nobody’s business here', () => {
		expect(ask('GET', { origin: 'https://evil.example' })).toBe('let through');
	});
});
