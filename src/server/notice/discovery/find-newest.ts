import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { SitemapEntry } from './feed-texts.ts';

export interface FeedEntry {
	number: number;
	kind: string;
	title: string;
	issuer: string;
	/** The first words of the text. */
	summary: string;
	publishedAt: string;
	updatedAt: string;
}

const summaryLength = 200;

/** Newest change first. */
export async function findNewest(db: Kysely<Database>, count: number): Promise<FeedEntry[]> {
	const rows = await db
		.selectFrom('notice')
		.select(['number', 'kind', 'title_zh', 'issuer', 'text_zh', 'text_en'])
		.select(['published_at', 'updated_at'])
		.where('status', '=', 'published')
		.orderBy('updated_at', 'desc')
		.orderBy('number', 'desc')
		.limit(count)
		.execute();
	return rows.map((row) => ({
		number: row.number,
		kind: row.kind,
		title: row.title_zh,
		issuer: row.issuer,
		summary: firstWords(row.text_zh ?? row.text_en ?? ''),
		publishedAt: row.published_at,
		updatedAt: row.updated_at
	}));
}

export async function countPublished(db: Kysely<Database>): Promise<number> {
	const row = await db
		.selectFrom('notice')
		.select(({ fn }) => fn.countAll<number | string>().as('n'))
		.where('status', '=', 'published')
		.executeTakeFirstOrThrow();
	return Number(row.n);
}

/** A part of all published notices, in the order of their numbers. */
export async function findSitemapPart(
	db: Kysely<Database>,
	part: number,
	size: number
): Promise<SitemapEntry[]> {
	const rows = await db
		.selectFrom('notice')
		.select(['number', 'updated_at'])
		.where('status', '=', 'published')
		.orderBy('number')
		.limit(size)
		.offset((part - 1) * size)
		.execute();
	return rows.map((row) => ({ number: row.number, updatedAt: row.updated_at }));
}

/** Without the marks of Markdown; enough to see whether it is worth opening. */
function firstWords(text: string): string {
	const plain = text
		.slice(0, summaryLength * 4)
		.replace(/^\s*(?:#+|>|[-*]|\d+\.)\s+/gm, '')
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[*`\\|]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	const letters = [...plain];
	return letters.length > summaryLength ? `${letters.slice(0, summaryLength).join('')}…` : plain;
}
