import { describe, expect, it } from 'vitest';
import { isAllowedHref } from './link.ts';

describe('links in notices', () => {
	it.each([
		'https://example.com/a?b=c',
		'mailto:court@example.com',
		'tel:12368',
		'/notices/12#a3',
		'#a509'
	])('allows %s', (href) => expect(isAllowedHref(href)).toBe(true));

	it.each([
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'java\nscript:alert(1)',
		' javascript:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'vbscript:x',
		'//evil.example/x',
		'/\\evil.example',
		'http://example.com',
		'https:\\\\evil.example',
		'blob:https://x',
		'file:///etc/passwd',
		'notices/12',
		'https:///x',
		''
	])('refuses %s', (href) => expect(isAllowedHref(href)).toBe(false));
});
