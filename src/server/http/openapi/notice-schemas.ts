import * as v from 'valibot';
import { factsSchemas } from '../../../domain/notice/facts-schema.ts';
import { hotlineKeys } from '../../../domain/notice/hotlines.ts';
import { noticeParts } from '../../../domain/notice/parts.ts';
import { type Block, type Inline, noticeKinds } from '../../../domain/notice/notice.ts';
import type { Answer } from './operation.ts';

const titleSchema = v.object({ zh: v.string(), en: v.nullable(v.string()) });
const date = v.nullable(v.string());
const factsByKind = v.object({
	leniencyEntry: v.exactOptional(factsSchemas.leniencyEntry),
	fraudAlert: v.exactOptional(factsSchemas.fraudAlert),
	handout: v.exactOptional(factsSchemas.handout),
	suggestionDigest: v.exactOptional(factsSchemas.suggestionDigest)
});
const counts = v.record(v.string(), v.number());

export const inlineSchema: v.GenericSchema<Inline> = v.variant('t', [
	v.object({ t: v.literal('text'), text: v.string() }),
	v.object({ t: v.picklist(['strong', 'em']), children: v.array(v.lazy(() => inlineSchema)) }),
	v.object({
		t: v.literal('link'),
		href: v.string(),
		children: v.array(v.lazy(() => inlineSchema))
	}),
	v.object({
		t: v.literal('noteRef'),
		id: v.string(),
		note: v.string(),
		children: v.array(v.lazy(() => inlineSchema))
	}),
	v.object({ t: v.literal('break') })
]);
const line = v.array(v.lazy(() => inlineSchema));
const block = { id: v.string() };

export const blockSchema: v.GenericSchema<Block> = v.variant('t', [
	v.object({
		...block,
		t: v.literal('heading'),
		level: v.picklist([1, 2, 3]),
		part: v.exactOptional(v.picklist(noticeParts)),
		children: line
	}),
	v.object({ ...block, t: v.literal('paragraph'), children: line }),
	v.object({ ...block, t: v.literal('article'), label: v.string(), children: line }),
	v.object({ ...block, t: v.literal('list'), ordered: v.boolean(), items: v.array(line) }),
	v.object({ ...block, t: v.literal('quote'), children: line }),
	v.object({
		...block,
		t: v.literal('table'),
		head: v.array(line),
		rows: v.array(v.array(line))
	}),
	v.object({ ...block, t: v.literal('footnote'), label: v.string(), children: line })
]);

export const noticeHeaderSchema = v.object({
	number: v.number(),
	kind: v.picklist(noticeKinds),
	category: v.string(),
	place: v.optional(v.string()),
	languages: v.array(v.picklist(['zh', 'en'])),
	title: titleSchema,
	issuer: v.string(),
	date: v.string(),
	domains: v.array(v.string()),
	effectiveFrom: date,
	effectiveTo: date,
	expired: v.boolean(),
	reviewOn: v.exactOptional(v.string()),
	/** Data of its kind beside the text. */
	facts: v.exactOptional(factsByKind),
	supersededBy: v.nullable(v.object({ title: v.string(), number: v.nullable(v.number()) }))
});

export const noticeSchema = v.object({
	...noticeHeaderSchema.entries,
	body: v.object({ zh: v.array(blockSchema), en: v.nullable(v.array(blockSchema)) }),
	source: v.string(),
	items: v.array(v.string()),
	citations: v.array(v.object({ law: v.string(), article: v.string() })),
	publishedAt: v.string(),
	updatedAt: v.string(),
	corrections: v.optional(v.array(v.object({ at: v.string(), note: v.string() })))
});

const versionSchema = v.object({
	at: v.string(),
	title: titleSchema,
	body: noticeSchema.entries.body
});

export const noticeChangesSchema = v.object({
	number: v.number(),
	kind: v.picklist(noticeKinds),
	versions: v.array(v.object({ at: v.string(), note: v.string() })),
	before: v.nullable(versionSchema),
	after: versionSchema
});

export const withdrawnNoticeSchema = v.object({
	number: v.number(),
	title: titleSchema,
	at: v.string(),
	reason: v.string()
});

/** The answer in place of a notice taken back. */
export const withdrawn: Answer = {
	description: 'It was withdrawn: title, day and reason stay.',
	schema: v.object({
		code: v.literal('withdrawn'),
		message: v.string(),
		withdrawn: withdrawnNoticeSchema
	})
};

export const neighborsSchema = v.object({
	newer: v.nullable(noticeHeaderSchema),
	older: v.nullable(noticeHeaderSchema)
});

export const noticeListSchema = v.object({
	notices: v.array(noticeHeaderSchema),
	/** In the order of `notices`, when `q` was asked: where the words stand. */
	hits: v.optional(v.array(v.looseObject({}))),
	match: v.optional(v.string()),
	/** What to mark in the texts, folded. */
	marks: v.optional(v.array(v.string())),
	total: v.number(),
	exactTotal: v.boolean(),
	next: v.nullable(v.string())
});

export const hotlinesSchema = v.object(v.entriesFromList(hotlineKeys, v.optional(v.string())));

export const lawViewSchema = v.object({
	law: v.string(),
	article: v.string(),
	text: v.nullable(v.object({ number: v.number(), title: titleSchema })),
	blocks: v.array(blockSchema),
	citing: v.array(noticeHeaderSchema),
	citingTotal: v.number(),
	citedArticles: counts
});

export const manifestSchema = v.object({
	proto: v.literal(1),
	serial: v.tuple([v.number(), v.number()]),
	keys: v.array(v.object({ key: v.string(), endorsement: v.string() })),
	timelines: v.array(v.object({ id: v.string(), from: v.number() })),
	next: v.string(),
	notices: v.number(),
	bytes: v.number(),
	kinds: counts,
	publishedAt: date,
	packs: v.array(
		v.object({
			sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
			bytes: v.number(),
			seq: v.number(),
			first: v.number(),
			last: v.number(),
			n: v.number(),
			dead: v.number(),
			gone: v.array(v.number()),
			kinds: counts,
			groups: v.array(
				v.object({ kind: v.string(), domain: v.string(), n: v.number(), bytes: v.number() })
			)
		})
	),
	withdrawn: v.array(withdrawnNoticeSchema),
	hotlines: v.optional(hotlinesSchema),
	/** Ed25519 over everything before this field (docs/packs.md). */
	signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/))
});
