import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import config from '../svelte.config.js';

const directives = config.kit?.csp?.directives ?? {};

it('allows the style of the route announcer as this version of the framework writes it', () => {
	const source = readFileSync('node_modules/@sveltejs/kit/src/core/sync/write_root.js', 'utf8');
	const style = /id="svelte-announcer"[^>]* style="([^"]+)"/.exec(source)?.[1] ?? '';
	const hash = createHash('sha256').update(style).digest('base64');
	expect(directives['style-src-attr']).toEqual(['unsafe-hashes', `sha256-${hash}`]);
});

it('never allows inline scripts, foreign hosts or unnamed Trusted Types', () => {
	const sources = Object.values(directives).flatMap((list) => (Array.isArray(list) ? list : []));
	expect(sources).not.toContain('unsafe-inline');
	expect(sources).not.toContain('unsafe-eval');
	expect(sources.filter((source) => /^(https?:|\*)/.test(source))).toEqual([]);
	expect(directives['require-trusted-types-for']).toEqual(['script']);
	expect(directives['default-src']).toEqual(['none']);
});
