import { describe, expect, it } from 'vitest';
import { locales } from './catalogue.ts';

/** Every joined catalogue of the product: a new feature is checked without being listed anywhere. */
const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
	eager: true
});

type Sentence = { path: string; text: string };
const found: Array<{ name: string; zh: object; en: object }> = [];
for (const [file, exported] of Object.entries(modules)) {
	for (const [name, value] of Object.entries(exported)) {
		if (typeof value === 'object' && value !== null && locales.every((key) => key in value)) {
			const both = value as Record<string, object>;
			found.push({ name: `${file} ${name}`, zh: both['zh-CN'] ?? {}, en: both.en ?? {} });
		}
	}
}

// Functions are called with letters that belong to neither language, so only our own words are judged.
function sentences(value: unknown, path = ''): Sentence[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value === 'function') {
		const result: unknown = Reflect.apply(value, null, [7, 7, 7, 7]);
		return [{ path, text: String(result) }];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		sentences(part, path ? `${path}.${key}` : key)
	);
}

const keys = (value: object) =>
	sentences(value)
		.map(({ path }) => path)
		.sort();

it('finds the catalogues', () => {
	expect(found.map(({ name }) => name)).toContain('./common.ts common');
});

describe.each(found)('$name', ({ zh, en }) => {
	it('says everything in both languages', () => {
		expect(keys(en)).toEqual(keys(zh));
	});

	it('has no empty sentence', () => {
		const empty = [...sentences(zh), ...sentences(en)].filter(({ text }) => text.trim() === '');
		expect(empty).toEqual([]);
	});

	it('has no Chinese in English', () => {
		const mixed = sentences(en).filter(({ path, text }) => {
			// A language is named in itself, and a Chinese law by its own title.
			if (path.endsWith('otherLanguage') || path.endsWith('.chinese')) return false;
			return /\p{Script=Han}/u.test(text.replace(/《[^》]*》|法桥/g, ''));
		});
		expect(mixed).toEqual([]);
	});

	it('has no English sentence in Chinese', () => {
		const mixed = sentences(zh).filter(({ path, text }) => {
			if (path.endsWith('otherLanguage') || path.endsWith('.english')) return false;
			return (
				/[A-Za-z]{2,}(?:[ ,']+[A-Za-z]{2,}){2,}/.test(text) ||
				(/[a-z]{3}/.test(text) && !/\p{Script=Han}/u.test(text))
			);
		});
		expect(mixed).toEqual([]);
	});
});
