import { BlockList, isIP } from 'node:net';

/**
 * Who is asking, as a network: IPv4 /24, IPv6 /64. `X-Forwarded-For` counts only when the peer itself
 * is a proxy we were told to trust, and then from the right, past the proxies we know.
 */
export function networkOf(peer: string, forwardedFor: string | null, trusted: string[]): string {
	return toNetwork(clientAddress(peer, forwardedFor, trusted));
}

export function clientAddress(
	peer: string,
	forwardedFor: string | null,
	trusted: string[]
): string {
	const isTrusted = matcher(trusted);
	const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
	let address = plain(peer);
	while (isTrusted(address)) {
		const before = plain(hops.pop() ?? '');
		if (isIP(before) === 0) break;
		address = before;
	}
	return address;
}

export function toNetwork(address: string): string {
	const kind = isIP(address);
	if (kind === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
	if (kind === 6) return `${groups(address).slice(0, 4).join(':')}::/64`;
	return 'unknown';
}

/** `::ffff:10.0.0.1` is an IPv4 address in IPv6 clothing; a zone such as `%eth0` names no one. */
function plain(address: string): string {
	const bare = address.replace(/%.*$/, '').toLowerCase();
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
	return mapped?.[1] ?? bare;
}

function groups(address: string): string[] {
	const [head = '', tail] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const gap = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
	return [...left, ...gap, ...right].map((group) => parseInt(group, 16).toString(16));
}

function matcher(trusted: string[]): (address: string) => boolean {
	const list = new BlockList();
	for (const entry of trusted) {
		const [address = '', bits] = entry.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (bits === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(bits), family);
	}
	return (address) => {
		const kind = isIP(address);
		return kind !== 0 && list.check(address, kind === 6 ? 'ipv6' : 'ipv4');
	};
}
