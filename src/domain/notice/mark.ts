import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import type { Anchor } from './anchor.ts';

export const markKinds = ['bookmark', 'highlight', 'note'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What a reader left in a notice. It outlives the notice: words and title are in it. */
export interface Mark {
	id: string;
	kind: MarkKind;
	number: number;
	title: { zh: string; en: string | null };
	/** Null for the notice as a whole. */
	anchor: Anchor | null;
	/** Empty for a bookmark and for a highlight without words. */
	note: string;
	createdAt: string;
	updatedAt: string;
}

/** A file with more than this was not made by a person. */
export const mostMarks = 20_000;
export const longestNote = 10_000;

const format = 'faqiao-reading';
const version = 1;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const moment = v.pipe(v.string(), v.isoTimestamp());
const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const anchorSchema = v.object({
	language: v.picklist(['zh', 'en']),
	blockId: text(100),
	words: text(6000),
	range: v.nullable(v.tuple([place, place])),
	before: v.nullable(text(100)),
	after: v.nullable(text(100))
});

const markSchema = v.object({
	id: v.pipe(v.string(), v.uuid()),
	kind: v.picklist(markKinds),
	number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999)),
	title: v.object({ zh: text(500), en: v.nullable(text(500)) }),
	anchor: v.nullable(anchorSchema),
	note: text(longestNote),
	createdAt: moment,
	updatedAt: moment
});

const fileSchema = v.object({
	format: v.literal(format),
	version: v.literal(version),
	marks: v.pipe(v.array(markSchema), v.maxLength(mostMarks))
});

export function writeMarkFile(marks: readonly Mark[], exportedAt: string): string {
	return JSON.stringify({ format, version, exportedAt, marks }, null, '\t');
}

/** Whole or not at all: a file of somebody else's, or a damaged one, changes nothing. */
export function readMarkFile(file: string): Result<Mark[], 'not_ours' | 'newer'> {
	let content: unknown;
	try {
		content = JSON.parse(file);
	} catch {
		return fail('not_ours');
	}
	const parsed = v.safeParse(fileSchema, content);
	if (parsed.success) return ok(parsed.output.marks);
	const { format: given, version: made } = Object(content) as Record<string, unknown>;
	return given === format && Number(made) > version ? fail('newer') : fail('not_ours');
}

/** Newest words win, and nothing that is here is lost. */
export function mergeMarks(here: readonly Mark[], brought: readonly Mark[]): Mark[] {
	const known = new Map(here.map((mark) => [mark.id, mark]));
	return brought.filter((mark) => {
		const mine = known.get(mark.id);
		return !mine || mine.updatedAt < mark.updatedAt;
	});
}
