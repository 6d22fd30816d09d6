import type { CommandType } from '../sync/commands.ts';
import { type Actor, type Role, roles } from './actor.ts';

/** Who may call: everyone with or without an account, any account, or the roles named. */
export type Audience = 'everyone' | 'accounts' | readonly Role[];

/** `who` by role only. Whether a row is this firm's or this station's is decided where it is read. */
export interface RouteRow {
	route: string;
	methods: Readonly<Record<string, Audience>>;
}

const firm = ['owner'] as const;
const editors = ['publisher', 'reviewer'] as const;
const court = ['liaisonOfficer', 'adviser'] as const;

/**
 * Every endpoint. A route file without a row fails a test, and the server refuses what has no row,
 * so a new endpoint is closed until somebody has thought about it.
 */
export const endpointRows: readonly RouteRow[] = [
	{ route: '/healthz', methods: { GET: 'everyone' } },
	{ route: '/readyz', methods: { GET: 'everyone' } },
	{ route: '/api/v1/openapi.json', methods: { GET: 'everyone' } },
	{ route: '/api/v1/csp-reports', methods: { POST: 'everyone' } },
	{ route: '/api/v1/preferences', methods: { GET: 'everyone', POST: 'everyone' } },
	{ route: '/api/v1/notices', methods: { GET: 'everyone' } },
	{ route: '/api/v1/notices/[number]', methods: { GET: 'everyone' } },
	{ route: '/api/v1/notices/[number]/changes', methods: { GET: 'everyone' } },
	// A reader says whether a notice was of use, without an account; editors see the sums.
	{ route: '/api/v1/notices/[number]/useful', methods: { POST: 'everyone' } },
	{ route: '/api/v1/notices/[number]/reach', methods: { GET: editors } },
	{ route: '/api/v1/hotlines', methods: { GET: 'everyone' } },
	{ route: '/api/v1/laws/[law]', methods: { GET: 'everyone' } },
	{ route: '/api/v1/notices/[number]/neighbors', methods: { GET: 'everyone' } },
	{ route: '/api/v1/content/manifest.json', methods: { GET: 'everyone' } },
	{ route: '/content/notices.atom', methods: { GET: 'everyone' } },
	{ route: '/content/notices.json', methods: { GET: 'everyone' } },
	{ route: '/content/sitemaps/[part]', methods: { GET: 'everyone' } },
	{ route: '/sitemap.xml', methods: { GET: 'everyone' } },
	{ route: '/robots.txt', methods: { GET: 'everyone' } },
	{ route: '/content/packs/[hash]', methods: { GET: 'everyone' } },
	{ route: '/content/booklets/[number].pdf', methods: { GET: 'everyone' } },
	{ route: '/api/v1/auth/flow', methods: { GET: 'everyone' } },
	{ route: '/api/v1/auth/[action]', methods: { POST: 'everyone' } },
	{ route: '/(public)/sign-in/link', methods: { GET: 'everyone', HEAD: 'everyone' } },
	{ route: '/api/v1/me', methods: { GET: 'accounts' } },
	{ route: '/api/v1/device-key', methods: { POST: 'accounts' } },
	// The feed of notices is public; private scopes are checked against the actor's own (scopesOf).
	{ route: '/api/v1/changes', methods: { GET: 'everyone' } },
	{ route: '/api/v1/commands', methods: { POST: 'accounts' } },
	// Files come from firms. Whose an upload or an attachment is, is checked where it is read.
	{ route: '/api/v1/files', methods: { POST: firm } },
	{ route: '/api/v1/files/[hash]', methods: { HEAD: firm, PATCH: firm } },
	// Word and other files of editors are read and given back; nothing is stored.
	{ route: '/api/v1/imports', methods: { POST: editors } },
	{ route: '/api/v1/imports/address', methods: { POST: editors } },
	{ route: '/api/v1/attachments/[id]', methods: { GET: 'accounts' } }
];

/**
 * Pages, by group. Their HTML carries nothing private: loads are universal, and what belongs to an
 * account comes from the device's store. So the same shell may be sent, and cached, for everyone.
 */
export const pageGroups: readonly RouteRow[] = [
	{ route: '/(public)', methods: { GET: 'everyone' } },
	{ route: '/(firm)', methods: { GET: 'everyone' } },
	{ route: '/(staff)', methods: { GET: 'everyone' } },
	{ route: '/shell', methods: { GET: 'everyone' } },
	// Components for developers; answers 404 unless asked for by configuration.
	{ route: '/development', methods: { GET: 'everyone' } }
];

/** Every command. The owner's firm and the staff member's station are checked by the use-case. */
export const commandRows: Readonly<Record<CommandType, readonly Role[]>> = {
	'request.create': firm,
	'request.correct': firm,
	'request.withdraw': firm,
	'request.accept': court,
	'request.return': court,
	'opinion.issue': court,
	'opinion.answer': firm,
	'file.attach': firm,
	// Never the author of what is approved: the use-case and a key of the database see to that.
	'manuscript.approve': ['reviewer'],
	'manuscript.save': editors,
	'manuscript.adopt': editors,
	'manuscript.submit': editors,
	'manuscript.return': editors,
	'manuscript.publish': editors,
	'manuscript.discard': editors,
	'manuscript.withdraw': editors
};

export type Verdict = 'allowed' | 'sign_in_needed' | 'forbidden';

/** May this role issue the command at all? Says nothing about the row it is about. */
export function mayIssue(actor: Pick<Actor, 'role'>, command: CommandType): boolean {
	return commandRows[command].includes(actor.role);
}

/** `routeId` as SvelteKit names it, such as `/(public)/notices/[number]`. */
export function mayCall(
	actor: Pick<Actor, 'role'> | null,
	method: string,
	routeId: string
): Verdict {
	const row = findRow(routeId);
	// A method without a row of its own is the framework's to refuse (405); HEAD and OPTIONS are as GET.
	const asked = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method;
	if (!row) return actor ? 'forbidden' : 'sign_in_needed';
	return judge(actor, row.methods[method] ?? row.methods[asked] ?? 'everyone');
}

export function findRow(routeId: string): RouteRow | undefined {
	return (
		endpointRows.find((row) => row.route === routeId) ??
		pageGroups.find((row) => routeId === row.route || routeId.startsWith(`${row.route}/`))
	);
}

function judge(actor: Pick<Actor, 'role'> | null, audience: Audience): Verdict {
	if (audience === 'everyone') return 'allowed';
	if (!actor) return 'sign_in_needed';
	const allowed: readonly Role[] = audience === 'accounts' ? roles : audience;
	return allowed.includes(actor.role) ? 'allowed' : 'forbidden';
}
