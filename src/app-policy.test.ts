import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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

it('asks the browser to keep no text of a private form for its next start', () => {
	// Session files hold what stands in fields, in clear; an area only listens to its form.
	const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte') && !file.startsWith('development'))
		.map((file) => ({ file, text: readFileSync(`src/routes/${file}`, 'utf8') }));
	const areas = files.filter(({ text }) => /<TextArea|<textarea/.test(text));
	expect(areas.length).toBeGreaterThan(3);
	const inFormOfParent = ['NeedStep.svelte', 'ContactStep.svelte', '[id]/edit/Fields.svelte'];
	const bare = areas.filter(
		({ file, text }) =>
			!/<form[^>]*\sautocomplete="off"/s.test(text) &&
			!inFormOfParent.some((name) => file.endsWith(name))
	);
	expect(bare.map(({ file }) => file)).toEqual([]);
	const named = files.filter(
		({ file, text }) => /autocomplete="(name|tel|email)"/.test(text) && !file.includes('sign-in')
	);
	expect(named.map(({ file }) => file)).toEqual([]);
});
