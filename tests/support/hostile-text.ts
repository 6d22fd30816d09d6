import { readFileSync } from 'node:fs';
import { findShared } from './shared.ts';

const own = [
	'<img src=x onerror=alert(1)>',
	'<script>alert(1)</script>',
	'[点这里](javascript:alert(1))',
	'<a href="javascript:alert(1)">x</a>',
	'"><svg onload=alert(1)>',
	'![x](https://tracker.example/pixel.png)',
	'<iframe srcdoc="<script>alert(1)</script>"></iframe>',
	"</title><script>alert('1')</script>"
];

/** Texts that run script in a careless page: our own, and the shared corpus where it is present. */
export function hostileTexts(): string[] {
	const file = findShared('conformance/xss-payloads.json');
	const shared = file ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
	// One line each: an event name alone proves nothing, and line breaks are the importer's business.
	const telling = shared.filter((text) => /onerror|javascript:|<script|srcdoc|onload/i.test(text));
	return [...own, ...telling].map((text) => text.replaceAll(/\s*\n\s*/g, ' '));
}
