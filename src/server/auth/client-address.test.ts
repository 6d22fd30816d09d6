import { describe, expect, it } from 'vitest';
import { clientAddress, networkOf, toNetwork } from './client-address.ts';

describe('whose budget a request takes from', () => {
	it.each([
		['203.0.113.77', '203.0.113.0/24'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
		['::1', '0:0:0:0::/64'],
		['garbage', 'unknown']
	])('%s belongs to %s', (address, network) => expect(toNetwork(address)).toBe(network));

	it('an IPv4 address in IPv6 clothing is the IPv4 address', () => {
		expect(networkOf('::ffff:203.0.113.77', null, [])).toBe('203.0.113.0/24');
	});

	it.each([
		['nobody is trusted', '203.0.113.7', '10.0.0.1', [], '203.0.113.7'],
		['the peer is no proxy', '203.0.113.7', '10.0.0.1', ['192.0.2.1'], '203.0.113.7'],
		['one proxy', '192.0.2.1', '198.51.100.4', ['192.0.2.1'], '198.51.100.4'],
		['a forged first hop', '192.0.2.1', '6.6.6.6, 198.51.100.4', ['192.0.2.1'], '198.51.100.4'],
		[
			'two proxies',
			'192.0.2.1',
			'6.6.6.6, 198.51.100.4, 192.0.2.9',
			['192.0.2.0/24'],
			'198.51.100.4'
		],
		['garbage in the header', '192.0.2.1', 'x, <script>', ['192.0.2.1'], '192.0.2.1'],
		['an empty header', '192.0.2.1', '', ['192.0.2.1'], '192.0.2.1']
	])('%s', (_name, peer, header, trusted, expected) => {
		expect(clientAddress(peer, header, trusted)).toBe(expected);
	});
});
