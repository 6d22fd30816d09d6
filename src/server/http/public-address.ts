import { BlockList, isIP } from 'node:net';

/** Everything that is not the public internet, and what wraps such an address in a longer one. */
const inner = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const) {
	inner.addSubnet(net, bits, 'ipv4');
}

/** Of IPv6 only global unicast is public; in it, these are not. */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
const innerV6 = new BlockList();
for (const [net, bits] of [
	// Teredo, ORCHID, documentation; 6to4 carries an IPv4 address that may be anybody's.
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const) {
	innerV6.addSubnet(net, bits, 'ipv6');
}

/** May the server connect there for somebody outside? Only to an address of the public internet. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !inner.check(address, 'ipv4');
	if (family !== 6) return false;
	// ::ffff:127.0.0.1 is no global unicast either, so no mapped address ever passes.
	return unicast.check(address, 'ipv6') && !innerV6.check(address, 'ipv6');
}
