import { readdirSync, readFileSync } from 'node:fs';
import { readFacts } from '../../domain/notice/facts-schema.ts';
import { noticeKinds, type NoticeKind } from '../../domain/notice/notice.ts';
import type { NoticeDraft } from '../../domain/notice/draft.ts';
import { publishNotices, type PublishCore } from '../notice/publish-notices.ts';
import { readFrontMatter, splitList } from './front-matter.ts';

const lastReserved = 24;
const folder = new URL('./notices/', import.meta.url);

/** Publishes the demonstration notices, or the ones that changed since; a second run finds nothing to do. */
export async function seedNotices(core: PublishCore): Promise<void> {
	const drafts = loadDemoNotices();
	if (drafts.length > 0) await publishNotices(core, () => drafts);
}

export function loadDemoNotices(): NoticeDraft[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.md'))
		.map((name) => fileToDraft(name, readFileSync(new URL(name, folder), 'utf8')))
		.sort(
			(a, b) =>
				(a.number ?? Infinity) - (b.number ?? Infinity) || (a.sourceId < b.sourceId ? -1 : 1)
		);
}

export function fileToDraft(name: string, file: string): NoticeDraft {
	const { fields, zh, en } = readFrontMatter(name, file);
	const one = (field: string) => fields.get(field)?.join(', ') || null;
	const many = (field: string) => (fields.get(field) ?? []).flatMap(splitList);
	const need = (field: string): string => {
		const value = one(field);
		if (value === null) throw new Error(`${name}: ${field} is missing`);
		return value;
	};
	const kind = noticeKinds.find((known) => known === need('kind'));
	if (!kind) throw new Error(`${name}: unknown kind ${one('kind')}`);
	const number = Number(need('number'));
	if (!Number.isInteger(number) || number < 1) {
		throw new Error(`${name}: the number must be 1 or more`);
	}
	const facts = readFacts(kind, factsFrom(kind, one, many));
	if (!facts.ok) throw new Error(`${name}: ${facts.reason}`);
	const successor = one('supersededBy');
	return {
		// Later ones get the next free number: the reserved ones end here (migration 0004).
		...(number <= lastReserved ? { number } : {}),
		sourceId: `demo-${number}`,
		kind,
		category: one('category') ?? '',
		title: { zh: need('titleZh'), en: one('titleEn') },
		issuer: need('issuer'),
		date: need('date'),
		source: one('source') ?? '',
		domains: many('domains'),
		items: many('items'),
		citations: many('citations').map((citation) => toCitation(name, citation)),
		effectiveFrom: one('effectiveFrom'),
		effectiveTo: one('effectiveTo'),
		expired: false,
		...(Object.keys(facts.facts).length > 0 ? { facts: facts.facts } : {}),
		supersededBy: successor === null ? null : { title: successor, number: null },
		format: 'markdown',
		text: { zh, en }
	};
}

/** `list: 名称 / English name` and the like, as the schema of the kind wants them. */
function factsFrom(
	kind: NoticeKind,
	one: (field: string) => string | null,
	many: (field: string) => string[]
): object | undefined {
	const both = (field: string) => {
		const [zh, en] = (one(field) ?? '').split(' / ');
		return zh ? { zh, en: en ?? null } : undefined;
	};
	switch (kind) {
		case 'leniencyEntry':
			return { list: both('list'), authority: both('authority'), region: both('region') };
		case 'fraudAlert':
			return { call: many('call') };
		case 'handout':
			return { audience: both('audience') };
		case 'suggestionDigest':
			return {
				form: one('form'),
				addressee: both('addressee'),
				sentOn: one('sentOn'),
				repliedOn: one('repliedOn')
			};
		default:
			return undefined;
	}
}

/** `劳动合同法 10`, or `劳动合同法:10`. */
function toCitation(name: string, citation: string): { law: string; article: string } {
	const match = /^(.+?)[\s:：#]+(?:第)?([0-9]+(?:[-之][0-9一二三四五六七八九十]+)?)(?:条)?$/.exec(
		citation
	);
	if (!match?.[1] || !match[2]) throw new Error(`${name}: cannot read the citation "${citation}"`);
	return { law: match[1].trim(), article: match[2] };
}
