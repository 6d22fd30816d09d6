import * as v from 'valibot';
import { type NoticeKind, noticeKinds } from '../../domain/notice/notice.ts';
import { readFacts } from '../../domain/notice/facts-schema.ts';
import { isHanUnit } from '../../domain/notice/search/tokens.ts';
import type { NoticeDraft } from '../../domain/notice/draft.ts';

// PostgreSQL cannot store NUL or half a character; refused here on both databases, with the line.
const text = (longest: number) =>
	v.pipe(
		v.string('must be text'),
		v.maxLength(longest, `must have at most ${longest} characters`),
		v.check((value) => !value.includes('\0') && value.isWellFormed(), 'has broken characters')
	);
const needed = (longest: number) =>
	v.pipe(
		text(longest),
		v.check((value) => value.trim() !== '', 'must not be empty')
	);
const date = v.pipe(
	v.string('must be text'),
	v.check((value) => value === '' || isDate(value), 'must be a date such as 2026-11-24, or empty')
);

/** One line of an import file. Other fields are left alone: sources carry more than we need. */
const rowSchema = v.object({
	id: needed(128),
	title: needed(500),
	title_en: v.optional(text(500)),
	kind: v.optional(text(60), ''),
	issuer: v.optional(text(300), ''),
	date: v.optional(date, ''),
	source: v.optional(text(500), ''),
	text: needed(4_000_000),
	text_en: v.optional(text(4_000_000)),
	format: v.optional(v.picklist(['plain', 'markdown'], 'must be plain or markdown'), 'plain'),
	valid_from: v.optional(date, ''),
	valid_to: v.optional(date, ''),
	expired: v.optional(v.boolean('must be true or false'), false),
	/** Data beside the text, by kind (domain/notice/facts-schema). */
	facts: v.optional(v.unknown())
});

export type RowResult = { ok: true; draft: NoticeDraft } | { ok: false; reason: string };

/** Reads one line. `kind` is the kind for all rows when the operator gives one. */
export function readImportRow(line: string, kind: NoticeKind | null): RowResult {
	let json: unknown;
	try {
		json = JSON.parse(line);
	} catch {
		return { ok: false, reason: 'is not JSON' };
	}
	const parsed = v.safeParse(rowSchema, json);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const field = v.getDotPath(issue);
		if (field === null) return { ok: false, reason: 'is not a JSON object' };
		const isMissing = issue.input === undefined;
		return { ok: false, reason: `${field} ${isMissing ? 'is missing' : issue.message}` };
	}
	const row = parsed.output;
	const known = kind ?? kindOf(row.kind);
	if (known === null) {
		return { ok: false, reason: `kind ${JSON.stringify(row.kind)} is not known (or use --kind)` };
	}
	const read = readFacts(known, row.facts);
	// Lists of other bodies come without our data and are shown as they are; what is given must be right.
	if (!read.ok && row.facts !== undefined) return { ok: false, reason: read.reason };
	const draft = rowToDraft(row, known);
	return {
		ok: true,
		draft: read.ok && row.facts !== undefined ? { ...draft, facts: read.facts } : draft
	};
}

function rowToDraft(row: v.InferOutput<typeof rowSchema>, kind: NoticeKind): NoticeDraft {
	const isEnglish = !hasHan(row.title) && !hasHan(row.text.slice(0, 2000));
	return {
		sourceId: row.id,
		kind,
		category: row.kind,
		title: { zh: row.title, en: row.title_en || (isEnglish ? row.title : null) },
		issuer: row.issuer,
		date: row.date,
		source: row.source,
		domains: [],
		items: [],
		citations: [],
		effectiveFrom: row.valid_from || null,
		effectiveTo: row.valid_to || null,
		expired: row.expired,
		supersededBy: null,
		format: row.format,
		text: isEnglish ? { zh: null, en: row.text } : { zh: row.text, en: row.text_en || null }
	};
}

const kindsByName: Record<string, NoticeKind> = {
	宪法: 'law',
	法律: 'law',
	行政法规: 'law',
	监察法规: 'law',
	地方性法规: 'law',
	司法解释: 'law',
	部门规章: 'law',
	地方政府规章: 'law',
	statute: 'law',
	'statute section': 'law',
	典型案例: 'typicalCase',
	指导性案例: 'typicalCase',
	风险提示: 'riskTip',
	清单事项: 'leniencyEntry',
	反诈提示: 'fraudAlert',
	指引: 'guidance',
	风险防控手册: 'handout',
	检察建议摘要: 'suggestionDigest',
	司法建议摘要: 'suggestionDigest'
};

function kindOf(name: string): NoticeKind | null {
	return noticeKinds.find((kind) => kind === name) ?? kindsByName[name] ?? null;
}

function hasHan(value: string): boolean {
	for (let at = 0; at < value.length; at++) if (isHanUnit(value.charCodeAt(at))) return true;
	return false;
}

function isDate(value: string): boolean {
	if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	// 2026-02-30 rolls over to March; a law with such a date has a typing error.
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
