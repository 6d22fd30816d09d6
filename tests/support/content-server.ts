import type { Manifest } from '../../src/domain/notice/manifest.ts';
import type { Block, Notice, WithdrawnNotice } from '../../src/domain/notice/notice.ts';
import { type BuiltPack, PackBuilder } from '../../src/server/notice/pack-builder.ts';

export function makeNotice(number: number, title: string, ...paragraphs: string[]): Notice {
	const blocks: Block[] = paragraphs.map((text, at) => ({
		t: 'paragraph',
		id: `p${at + 1}`,
		children: [{ t: 'text', text }]
	}));
	return {
		number,
		kind: 'riskTip',
		category: '',
		languages: ['zh'],
		title: { zh: title, en: null },
		issuer: '云泽市中级人民法院',
		date: `2026-03-${String((number % 28) + 1).padStart(2, '0')}`,
		domains: [],
		effectiveFrom: null,
		effectiveTo: null,
		expired: false,
		supersededBy: null,
		body: { zh: blocks, en: null },
		source: '示例',
		items: [],
		citations: [],
		publishedAt: '2026-03-01T00:00:00.000Z',
		updatedAt: '2026-03-01T00:00:00.000Z'
	};
}

function buildPack(notices: Notice[]): BuiltPack {
	const builder = new PackBuilder();
	for (const notice of notices) builder.add(notice);
	return builder.finish();
}

/** Answers the two content addresses as the server does, with real packs, and fails on demand. */
export class ContentServer {
	packs: BuiltPack[] = [];
	withdrawn: WithdrawnNotice[] = [];
	/** Packs asked for, in order. */
	asked: string[] = [];
	/** Bytes given instead of the right ones. */
	tampered = new Map<string, Uint8Array>();
	/** Called before each pack: throw to cut the network. */
	beforePack: (sha: string) => void | Promise<void> = () => {};
	portal = false;

	/** Newest first, as the manifest lists them. */
	publish(...notices: Notice[]): BuiltPack {
		const pack = buildPack(notices);
		this.packs.unshift(pack);
		return pack;
	}

	manifest(): Manifest {
		const entries = this.packs.map((pack) => ({
			sha: pack.sha,
			bytes: pack.bytes.length,
			first: Math.min(...pack.numbers),
			last: Math.max(...pack.numbers),
			n: pack.numbers.length,
			dead: 0,
			gone: [],
			kinds: pack.kinds
		}));
		return {
			proto: 1,
			timelines: [],
			next: '0',
			notices: entries.reduce((sum, { n }) => sum + n, 0),
			bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
			kinds: {},
			publishedAt: '2026-03-01T00:00:00.000Z',
			packs: entries,
			withdrawn: this.withdrawn
		};
	}

	fetch: typeof globalThis.fetch = async (input) => {
		if (this.portal) return new Response('<html>请先登录无线网</html>', { status: 200 });
		const path = String(input);
		if (path === '/api/v1/content/manifest.json') return Response.json(this.manifest());
		const sha = path.split('/').at(-1) ?? '';
		this.asked.push(sha);
		await this.beforePack(sha);
		const pack = this.packs.find((one) => one.sha === sha);
		if (!pack) return new Response(null, { status: 404 });
		return new Response(new Uint8Array(this.tampered.get(sha) ?? pack.bytes));
	};
}
