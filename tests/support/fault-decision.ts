import { seedFor, seeded } from './seeded.ts';

/** What a request is for: faults are drawn for each kind by itself. */
export type PathKind = 'commands' | 'changes' | 'me' | 'probe' | 'content' | 'page';

export const faults = [
	'none',
	'dropBefore',
	'loseAnswer',
	'cutAnswer',
	'cutRequest',
	'delay',
	'halfOpen',
	'twice',
	'twiceLater',
	'otherAnswer',
	'portal',
	'redirect',
	'badGateway',
	'cutGzip',
	'stripHeader',
	'trickle'
] as const;
export type Fault = (typeof faults)[number];

export interface Decision {
	fault: Fault;
	/** From 0 to 1: where to cut, how long to wait. */
	at: number;
}

export type Decide = (kind: PathKind, n: number) => Decision;

export function kindOf(path: string): PathKind {
	if (path === '/api/v1/commands') return 'commands';
	if (path === '/api/v1/changes') return 'changes';
	if (path === '/api/v1/me') return 'me';
	if (path === '/healthz') return 'probe';
	return /^\/(api\/v1\/)?content\//.test(path) ? 'content' : 'page';
}

const quick: Fault[] = ['dropBefore', 'cutAnswer', 'portal', 'redirect', 'badGateway', 'delay'];

/** Pages come whole: a test of the queue needs its page. Nobody waits eight seconds for a hung `me`. */
const drawn: Record<PathKind, { share: number; from: readonly Fault[] }> = {
	commands: { share: 0.5, from: faults.slice(1) },
	changes: {
		share: 0.35,
		from: [...quick, 'halfOpen', 'otherAnswer', 'cutGzip', 'stripHeader', 'twiceLater', 'trickle']
	},
	me: { share: 0.2, from: quick },
	probe: { share: 0.2, from: quick },
	content: { share: 0.3, from: quick },
	page: { share: 0, from: ['none'] }
};

/** Depends on the seed, the kind and the number of the request within its kind, and on nothing else. */
export function decideBySeed(seed: number): Decide {
	return (kind, n) => {
		const random = seeded(seedFor(seed, kind, n));
		const { share, from } = drawn[kind];
		const fault = random() < share ? from[Math.floor(random() * from.length)] : undefined;
		return { fault: fault ?? 'none', at: random() };
	};
}
