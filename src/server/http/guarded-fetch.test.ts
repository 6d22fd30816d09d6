import { EventEmitter } from 'node:events';
import type { request as httpsRequest, RequestOptions } from 'node:https';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type FetchDeps, guardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

/** Answers instead of the network, and says which address a connection would have gone to. */
function network(
	addresses: string[],
	answer: { status?: number; type?: string; body?: Buffer } = {}
) {
	const reached: string[] = [];
	let resolved = 0;
	const deps: FetchDeps = {
		resolve: async () => {
			resolved++;
			// A name that points inside when it is asked a second time.
			const now = resolved === 1 ? addresses : ['127.0.0.1'];
			return now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
		},
		request: ((_url: URL, options: RequestOptions, heard: (response: unknown) => void) => {
			options.lookup?.('name', {}, (_error, address) => reached.push(String(address)));
			const {
				status = 200,
				type = 'text/html; charset=utf-8',
				body = Buffer.from('<p>甲</p>')
			} = answer;
			const response = Object.assign(Readable.from([body]), {
				statusCode: status,
				headers: { 'content-type': type, location: 'https://127.0.0.1/' }
			});
			queueMicrotask(() => heard(response));
			return Object.assign(new EventEmitter(), { end: () => undefined });
		}) as unknown as typeof httpsRequest
	};
	return { deps, reached };
}

const inside = [
	...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
	...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fc00::1'],
	...[
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'2001:db8::1',
		'ff02::1'
	]
];

describe('an address somebody names', () => {
	it('is fetched where it is public, from the address that was judged', async () => {
		const { deps, reached } = network(['93.184.216.34']);
		const answer = await guardedFetch('https://court.example/a', deps);
		expect(answer).toMatchObject({ ok: true, value: { type: 'text/html' } });
		expect(reached).toEqual(['93.184.216.34']);
	});

	it.each(inside)('is never reached at %s', async (address) => {
		expect(isPublicAddress(address)).toBe(false);
		const { deps, reached } = network(['93.184.216.34', address]);
		expect(await guardedFetch('https://court.example/a', deps)).toEqual({
			ok: false,
			code: 'not_public'
		});
		expect(reached).toEqual([]);
	});

	it.each([
		'http://court.example/',
		'https://court.example:8443/',
		'https://user@court.example/',
		'file:///etc/passwd',
		'court.example',
		'https://127.0.0.1/',
		'https://2130706433/',
		'https://0177.0.0.1/',
		'https://0x7f.1/',
		'https://[::1]/',
		'https://[::ffff:127.0.0.1]/',
		'https://169.254.169.254/latest/meta-data'
	])('%s is refused before anything is asked', async (address) => {
		const { deps, reached } = network(['93.184.216.34']);
		expect(await guardedFetch(address, deps)).toMatchObject({ ok: false });
		expect(reached).toEqual([]);
	});

	it('is not followed elsewhere, and not read without end', async () => {
		const moved = network(['93.184.216.34'], { status: 302 });
		expect(await guardedFetch('https://court.example/', moved.deps)).toMatchObject({
			code: 'redirect'
		});
		const large = network(['93.184.216.34'], { body: Buffer.alloc(9 * 1024 * 1024) });
		expect(await guardedFetch('https://court.example/', large.deps)).toMatchObject({
			code: 'too_large'
		});
	});
});
