import * as v from 'valibot';
import { commandSchema } from '#domain/sync/wire';
import type { Draft, QueuedCommand } from '../outbox-database.ts';
import type { Bytes } from './seal.ts';

/** Everything open in one outbox, as it travels in a file. */
export interface QueueContents {
	account: string;
	/** Name under which the phone that wrote it speaks to the server. */
	device: string;
	/** Device clock, shown only. */
	exportedAt: number;
	/** In the person's order. */
	commands: QueuedCommand[];
	drafts: Draft[];
	/** Chunks of attachments: key [sha256, chunk]. */
	blobs: Array<{ key: [string, number]; bytes: Bytes }>;
}

// Loose: a newer app may have stored more beside it, and that travels on untouched.
const queuedSchema = v.looseObject({
	...commandSchema.entries,
	state: v.picklist(['pending', 'human']),
	sent: v.boolean(),
	attempts: v.number(),
	failures: v.number(),
	firstFailureAt: v.nullable(v.number()),
	result: v.nullable(v.looseObject({ status: v.string() })),
	parkedCode: v.nullable(v.string()),
	parkedBy: v.nullable(v.string()),
	localNumber: v.nullable(v.string()),
	bytes: v.number(),
	settledAt: v.nullable(v.number())
});
const manifestSchema = v.object({
	account: v.string(),
	device: v.string(),
	exportedAt: v.number(),
	commands: v.array(queuedSchema),
	drafts: v.array(
		v.looseObject({ id: v.string(), kind: v.string(), value: v.unknown(), savedAt: v.number() })
	),
	blobs: v.array(
		v.object({
			key: v.tuple([v.string(), v.number()]),
			size: v.pipe(v.number(), v.integer(), v.minValue(0))
		})
	)
});

/** Length of the manifest, the manifest as JSON, then the chunks one after another. */
export function packContents({ blobs, ...rest }: QueueContents): Bytes {
	const list = blobs.map(({ key, bytes }) => ({ key, size: bytes.length }));
	const manifest = new TextEncoder().encode(JSON.stringify({ ...rest, blobs: list }));
	const size = blobs.reduce((sum, { bytes }) => sum + bytes.length, 4 + manifest.length);
	const packed = new Uint8Array(size);
	new DataView(packed.buffer).setUint32(0, manifest.length);
	packed.set(manifest, 4);
	let at = 4 + manifest.length;
	for (const { bytes } of blobs) {
		packed.set(bytes, at);
		at += bytes.length;
	}
	return packed;
}

/** Null when it is not what `packContents` writes. */
export function unpackContents(packed: Bytes): QueueContents | null {
	if (packed.length < 4) return null;
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	let at = 4 + view.getUint32(0);
	if (at > packed.length) return null;
	const manifest = v.safeParse(manifestSchema, parse(packed.subarray(4, at)));
	if (!manifest.success) return null;
	const { blobs: list, commands, drafts, ...rest } = manifest.output;
	const blobs = list.map(({ key, size }) => {
		const bytes = packed.slice(at, at + size);
		at += size;
		return { key, bytes };
	});
	if (at !== packed.length) return null;
	return { ...rest, commands: commands as unknown as QueuedCommand[], drafts, blobs };
}

function parse(bytes: Bytes): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
	} catch {
		return null;
	}
}
