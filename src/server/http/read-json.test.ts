import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { findJsonFlaw } from './scan-json.ts';

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
	return new Request('http://localhost/', {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers }
	});
}

describe('a JSON body', () => {
	it('is read, packed or not', async () => {
		const text = '{"a":[1,{"b":"\\"{"}]}';
		const value = { a: [1, { b: '"{' }] };
		expect(await readJson(post(text), 100)).toEqual({ ok: true, value });
		const packed = post(gzipSync(text), { 'content-encoding': 'gzip' });
		expect(await readJson(packed, 100)).toEqual({ ok: true, value });
	});

	it.each([
		['{"a":1,"a":2}', 'duplicate_key'],
		['{"a":1,"\\u0061":2}', 'duplicate_key'],
		['{"x":{"__proto__":{}}}', 'forbidden_key'],
		['{"\\u005f_proto__":1}', 'forbidden_key'],
		['['.repeat(17) + ']'.repeat(17), 'depth']
	])('%s is refused', async (text, flaw) => {
		expect(findJsonFlaw(text)).toBe(flaw);
		expect(await readJson(post(text), 1000)).toMatchObject({ ok: false, status: 400 });
	});

	it('equal keys in different objects, and key-like strings, are fine', () => {
		expect(
			findJsonFlaw('[{"a":"a"},{"a":"__proto__","b":["a","a"]},{"c":{"a":1},"a":2}]')
		).toBeNull();
	});

	it('over the limit is 413, also when it only grows by unpacking', async () => {
		expect(await readJson(post(`"${'x'.repeat(200)}"`), 100)).toMatchObject({ status: 413 });
		const bomb = post(gzipSync(Buffer.alloc(100_000)), { 'content-encoding': 'gzip' });
		expect(await readJson(bomb, 1000)).toMatchObject({ status: 413 });
	});

	it('of another type is 415, broken JSON and broken text are 400', async () => {
		expect(await readJson(post('{}', { 'content-type': 'text/plain' }), 9)).toMatchObject({
			status: 415
		});
		expect(await readJson(post('{'), 9)).toMatchObject({ status: 400 });
		expect(await readJson(post(new Uint8Array([34, 255, 34])), 9)).toMatchObject({ status: 400 });
	});

	it('no honest value is refused, and nothing ever throws', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue({ maxDepth: 8 }), fc.string(), async (value, noise) => {
				const text = JSON.stringify(value);
				const isOdd = /"(__proto__|constructor|prototype)":/.test(text);
				if (!isOdd) expect(findJsonFlaw(text)).toBeNull();
				await readJson(post(noise), 50);
			})
		);
	});
});
