import * as v from 'valibot';
import { type Block, type Inline, noticeKinds } from '../../../domain/notice/notice.ts';

const titleSchema = v.object({ zh: v.string(), en: v.nullable(v.string()) });
const date = v.nullable(v.string());
const counts = v.record(v.string(), v.number());

export const inlineSchema: v.GenericSchema<Inline> = v.variant('t', [
	v.object({ t: v.literal('text'), text: v.string() }),
	v.object({ t: v.picklist(['strong', 'em']), children: v.array(v.lazy(() => inlineSchema)) }),
	v.object({
		t: v.literal('link'),
		href: v.string(),
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
	})
]);

export const noticeHeaderSchema = v.object({
	number: v.number(),
	kind: v.picklist(noticeKinds),
	category: v.string(),
	languages: v.array(v.picklist(['zh', 'en'])),
	title: titleSchema,
	issuer: v.string(),
	date: v.string(),
	domains: v.array(v.string()),
	effectiveFrom: date,
	effectiveTo: date,
	expired: v.boolean(),
	supersededBy: v.nullable(v.object({ title: v.string(), number: v.nullable(v.number()) }))
});

export const noticeSchema = v.object({
	...noticeHeaderSchema.entries,
	body: v.object({ zh: v.array(blockSchema), en: v.nullable(v.array(blockSchema)) }),
	source: v.string(),
	items: v.array(v.string()),
	citations: v.array(v.object({ law: v.string(), article: v.string() })),
	publishedAt: v.string(),
	updatedAt: v.string()
});

export const withdrawnNoticeSchema = v.object({
	number: v.number(),
	title: titleSchema,
	at: v.string(),
	reason: v.string()
});

export const withdrawnAnswerSchema = v.object({
	code: v.literal('withdrawn'),
	message: v.string(),
	withdrawn: withdrawnNoticeSchema
});

export const noticeListSchema = v.object({
	notices: v.array(noticeHeaderSchema),
	/** In the order of `notices`, when `q` was asked: where the words stand. */
	hits: v.optional(v.array(v.looseObject({}))),
	match: v.optional(v.string()),
	total: v.number(),
	exactTotal: v.boolean(),
	next: v.nullable(v.string())
});

export const manifestSchema = v.object({
	proto: v.literal(1),
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
			first: v.number(),
			last: v.number(),
			n: v.number(),
			dead: v.number(),
			gone: v.array(v.number()),
			kinds: counts
		})
	),
	withdrawn: v.array(withdrawnNoticeSchema)
});
