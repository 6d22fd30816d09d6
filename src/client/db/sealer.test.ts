import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer, SealError } from './sealer.ts';

const bytesOf = (box: Uint8Array) => Buffer.from(box).toString('latin1');

test('what was sealed opens again, and only with its key and in its place', () => {
	const key = new Uint8Array(randomBytes(32));
	const value = { description: '三名员工没有书面劳动合同 🧾', list: [1, null, 'x'] };
	const box = createSealer(key).seal(value, 'a');
	expect(createSealer(key).open(box, 'a')).toEqual(value);
	expect(() => createSealer(key).open(box, 'b')).toThrow(SealError);
	expect(() => createSealer(new Uint8Array(randomBytes(32))).open(box, 'a')).toThrow(SealError);
	expect(Buffer.from(box).includes(Buffer.from('员工'))).toBe(false);
});

test('one changed bit anywhere is noticed', () => {
	const key = new Uint8Array(randomBytes(32));
	const box = createSealer(key).seal({ a: 1 }, 'a');
	// A sealer that has opened nothing yet, as in another tab.
	const sealer = createSealer(key);
	for (let at = 0; at < box.length; at++) {
		const damaged = box.slice();
		damaged[at] = (damaged[at] ?? 0) ^ 1;
		expect(() => sealer.open(damaged, 'a')).toThrow(SealError);
	}
});

test('a hundred thousand writes never use a nonce twice', () => {
	const sealer = createSealer(new Uint8Array(randomBytes(32)));
	const nonces = new Set<string>();
	for (let n = 0; n < 100_000; n++) nonces.add(bytesOf(sealer.seal(n, 'a').subarray(1, 13)));
	expect(nonces.size).toBe(100_000);
});

test('a value read and written back keeps its box; under another name it gets a new one', () => {
	const sealer = createSealer(new Uint8Array(randomBytes(32)));
	const box = sealer.seal({ a: 1 }, 'a');
	const value = sealer.open(box, 'a');
	expect(sealer.seal(value, 'a')).toBe(box);
	const moved = sealer.seal(value, 'b');
	expect(bytesOf(moved)).not.toBe(bytesOf(box));
	expect(sealer.open(moved, 'b')).toEqual({ a: 1 });
});

test('files are sealed as bytes', () => {
	const sealer = createSealer(new Uint8Array(randomBytes(32)));
	const bytes = new Uint8Array(randomBytes(300_000));
	const box = sealer.sealBytes(bytes.buffer, 'a');
	expect(new Uint8Array(sealer.openBytes(box, 'a'))).toEqual(bytes);
	expect(() => sealer.openBytes(box, 'b')).toThrow(SealError);
});

test('after it has forgotten its key it seals nothing more, not even with what is left of the key', () => {
	const key = new Uint8Array(randomBytes(32));
	const sealer = createSealer(key);
	const box = sealer.seal({ a: 1 }, 'a');
	sealer.forget();
	key.fill(0);
	expect(() => sealer.seal({ a: 2 }, 'a')).toThrow(SealError);
	expect(() => sealer.sealBytes(new ArrayBuffer(3), 'a')).toThrow(SealError);
	expect(() => sealer.open(box, 'a')).toThrow(SealError);
});
