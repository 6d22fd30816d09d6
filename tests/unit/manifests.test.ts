import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Icon {
	src: string;
	sizes: string;
	type: string;
	purpose?: string;
}
interface Manifest {
	id: string;
	lang: string;
	name: string;
	short_name: string;
	description: string;
	start_url: string;
	scope: string;
	display: string;
	display_override: string[];
	background_color: string;
	theme_color: string;
	categories: string[];
	icons: Icon[];
	shortcuts: Array<{ name: string; url: string; icons: Icon[] }>;
}

const read = (file: string) => JSON.parse(readFileSync(`static/${file}`, 'utf8')) as Manifest;
const zh = read('manifest.webmanifest');
const en = read('manifest.en.webmanifest');

/** Width and height of a PNG stand at a fixed place in its header. */
function pngSize(path: string): string {
	const bytes = readFileSync(path);
	return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe.each([zh, en])('$lang', (manifest) => {
	it('has icons of the sizes it says', () => {
		const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)];
		for (const { src, sizes, type } of icons) {
			expect(existsSync(`static${src}`), src).toBe(true);
			if (type === 'image/png') expect(pngSize(`static${src}`), src).toBe(sizes);
		}
		const sizes = manifest.icons.map((icon) => `${icon.purpose} ${icon.sizes}`);
		expect(sizes).toEqual(
			expect.arrayContaining([
				'any 192x192',
				'any 512x512',
				'maskable 512x512',
				'monochrome 512x512'
			])
		);
		expect(pngSize('static/icons/apple-180.png')).toBe('180x180');
	});

	it('leads to pages that exist', () => {
		expect(manifest.shortcuts.length).toBeLessThanOrEqual(4);
		for (const { url } of manifest.shortcuts) {
			const groups = ['(public)', '(firm)'];
			const files = groups.map((group) => `src/routes/${group}${url}/+page.svelte`);
			expect(
				files.some((file) => existsSync(file)),
				url
			).toBe(true);
		}
	});

	it('says what a store or a home screen wants to know', () => {
		expect(manifest.display).toBe('standalone');
		expect(manifest.display_override).toContain('standalone');
		expect(manifest.short_name.length).toBeLessThanOrEqual(12);
		expect(manifest.description).not.toBe('');
		expect(manifest.categories).not.toEqual([]);
		expect(manifest.scope).toBe('/');
	});
});

it('is one application in two languages', () => {
	for (const key of ['id', 'start_url', 'scope', 'display', 'theme_color'] as const) {
		expect(en[key]).toBe(zh[key]);
	}
	expect(en.shortcuts.map(({ url }) => url)).toEqual(zh.shortcuts.map(({ url }) => url));
	expect([zh.lang, en.lang]).toEqual(['zh-CN', 'en']);
});

it('has the paper of the tokens behind it', () => {
	const paper = /--paper: (#[0-9a-f]{6})/.exec(readFileSync('src/ui/tokens.css', 'utf8'))?.[1];
	expect(zh.background_color).toBe(paper);
});
