import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Manifest } from '../../src/domain/notice/manifest.ts';
import type { Block, Notice, WithdrawnNotice } from '../../src/domain/notice/notice.ts';
import {
	addSignature,
	type ContentKey,
	keyPurpose,
	manifestPurpose,
	type ManifestSerial
} from '../../src/domain/notice/signed-manifest.ts';
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

const signWith = (secret: KeyObject, text: string) =>
	sign(null, Buffer.from(text), secret).toString('base64url');

/** Keys as an installation has them, one after the other. */
export class TestKeys {
	keys: ContentKey[] = [];
	#secret: KeyObject | null = null;

	constructor() {
		this.change(false);
	}

	get current(): string {
		return this.keys.at(-1)?.key ?? '';
	}

	change(isEndorsed: boolean): void {
		const { privateKey } = generateKeyPairSync('ed25519');
		const key = privateKey.export({ format: 'jwk' }).x ?? '';
		const endorsement = isEndorsed && this.#secret ? signWith(this.#secret, keyPurpose + key) : '';
		this.keys = [...(isEndorsed ? this.keys : []), { key, endorsement }];
		this.#secret = privateKey;
	}

	sign(json: string): string {
		if (!this.#secret) throw new Error('There is no key.');
		return addSignature(json, signWith(this.#secret, manifestPurpose + json.slice(0, -1)));
	}
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
	keys = new TestKeys();
	serial: ManifestSerial = [1, 1];
	/** Stands between us and the device: what the manifest's bytes become on the way. */
	onWay: (text: string) => string = (text) => text;
	/** Range of each pack asked for; null for the whole. */
	ranges: Array<string | null> = [];
	/** Bytes after which the line breaks, once. */
	cutAfter: number | null = null;

	/** Newest first, as the manifest lists them. */
	publish(...notices: Notice[]): BuiltPack {
		const pack = buildPack(notices);
		this.packs.unshift(pack);
		return pack;
	}

	manifest(): Manifest {
		const entries = this.packs.map((pack, at) => ({
			sha: pack.sha,
			bytes: pack.bytes.length,
			seq: this.packs.length - at,
			first: Math.min(...pack.numbers),
			last: Math.max(...pack.numbers),
			n: pack.numbers.length,
			dead: 0,
			gone: [],
			kinds: pack.kinds,
			groups: pack.groups
		}));
		return {
			proto: 1,
			serial: this.serial,
			keys: this.keys.keys,
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

	signedManifest(): string {
		return this.keys.sign(JSON.stringify(this.manifest()));
	}

	fetch: typeof globalThis.fetch = async (input, init) => {
		if (this.portal) return new Response('<html>请先登录无线网</html>', { status: 200 });
		const path = String(input);
		if (path === '/api/v1/content/manifest.json') {
			return new Response(this.onWay(this.signedManifest()));
		}
		const sha = path.split('/').at(-1) ?? '';
		const range = new Headers(init?.headers).get('range');
		this.asked.push(sha);
		this.ranges.push(range);
		await this.beforePack(sha);
		const pack = this.packs.find((one) => one.sha === sha);
		if (!pack) return new Response(null, { status: 404 });
		const bytes = new Uint8Array(this.tampered.get(sha) ?? pack.bytes);
		if (this.cutAfter !== null) {
			const some = bytes.slice(0, this.cutAfter);
			this.cutAfter = null;
			return new Response(breakAfter(some));
		}
		const start = Number(/^bytes=([0-9]+)-$/.exec(range ?? '')?.[1] ?? 0);
		return new Response(bytes.slice(start), { status: range ? 206 : 200 });
	};
}

function breakAfter(bytes: Uint8Array): ReadableStream {
	let isGiven = false;
	return new ReadableStream({
		pull(controller) {
			if (isGiven) return controller.error(new TypeError('the line broke'));
			isGiven = true;
			controller.enqueue(bytes);
		}
	});
}
