import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(
	/\/\*[\s\S]*?\*\//g,
	''
);
type Tokens = Record<string, string>;

/** Declarations of every block with exactly this selector, in file order. */
function block(selector: string, media = false): Tokens {
	const found: Tokens = {};
	const escaped = selector.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const indent = media ? '\\n\\t' : '\\n';
	for (const [, body] of css.matchAll(new RegExp(`${indent}${escaped} \\{([^}]*)\\}`, 'g'))) {
		for (const [, name, value] of (body ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g)) {
			if (name && value) found[name] = value.trim();
		}
	}
	expect(Object.keys(found), selector).not.toEqual([]);
	return found;
}

const light = block(':root');
const darkChosen = block(":root[data-theme='dark']", true);
const largeLight = block(":root[data-large-text='true']");
const largeDark = block(":root[data-large-text='true'][data-theme='dark']", true);

const themes = {
	light,
	dark: { ...light, ...darkChosen },
	'light, large text': { ...light, ...largeLight },
	'dark, large text': { ...light, ...darkChosen, ...largeLight, ...largeDark }
};

function luminance(tokens: Tokens, name: string): number {
	const value = tokens[name] ?? '';
	const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
	if (reference) return luminance(tokens, reference);
	expect(value, `--${name} is a color`).toMatch(/^#[0-9a-f]{6}$/i);
	const channel = (at: number) => {
		const part = Number.parseInt(value.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(tokens: Tokens, front: string, back: string): number {
	const [high, low] = [luminance(tokens, front), luminance(tokens, back)].sort((a, b) => b - a);
	return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const levels = ['seal', 'orange', 'yellow', 'blue', 'green'];
const textPairs: Array<[string, string]> = [
	...['ink', 'ink-2', 'ink-3', 'qing', 'qing-strong', ...levels].flatMap((front) =>
		grounds.map((back): [string, string] => [front, back])
	),
	...levels.map((level): [string, string] => [level, `${level}-soft`]),
	...['qing-soft', ...levels.map((level) => `${level}-soft`)].map((back): [string, string] => [
		'ink',
		back
	]),
	['qing', 'qing-soft'],
	['ink-2', 'qing-soft'],
	['on-qing', 'qing'],
	['on-qing', 'qing-strong'],
	['on-seal', 'seal']
];
const controlPairs: Array<[string, string]> = ['control', 'qing', 'seal'].flatMap((front) =>
	[...grounds, 'qing-soft'].map((back): [string, string] => [front, back])
);

describe.each(Object.entries(themes))('%s', (name, tokens) => {
	const least = name.includes('large') ? 7 : 4.5;

	it.each(textPairs)(`%s reads on %s at ${least}:1`, (front, back) => {
		expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(least);
	});

	it.each(controlPairs)('%s is seen on %s at 3:1', (front, back) => {
		expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3);
	});
});

it('is the same dark whether the phone or the person chose it', () => {
	expect(block(":root:not([data-theme='light'])", true)).toEqual(darkChosen);
	expect(block(":root[data-large-text='true']:not([data-theme='light'])", true)).toEqual(largeDark);
});

it('would notice a pair that is too weak', () => {
	const weak = { front: '#9b9b9b', back: '#ffffff' };
	expect(contrast(weak, 'front', 'back')).toBeLessThan(4.5);
	expect(contrast({ front: '#000000', back: '#ffffff' }, 'front', 'back')).toBeCloseTo(21, 5);
});
