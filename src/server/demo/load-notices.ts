import { readdirSync, readFileSync } from 'node:fs';
import { noticeKinds } from '../../domain/notice/notice.ts';
import type { NoticeDraft } from '../notice/draft.ts';
import { publishNotices, type PublishCore } from '../notice/publish-notices.ts';
import { readFrontMatter, splitList } from './front-matter.ts';

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
		.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
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
	if (!Number.isInteger(number) || number < 1 || number > 24) {
		throw new Error(`${name}: the number must be from 1 to 24`);
	}
	const successor = one('supersededBy');
	return {
		number,
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
		supersededBy: successor === null ? null : { title: successor, number: null },
		format: 'markdown',
		text: { zh, en }
	};
}

/** `劳动合同法 10`, or `劳动合同法:10`. */
function toCitation(name: string, citation: string): { law: string; article: string } {
	const match = /^(.+?)[\s:：#]+(?:第)?([0-9]+(?:[-之][0-9一二三四五六七八九十]+)?)(?:条)?$/.exec(
		citation
	);
	if (!match?.[1] || !match[2]) throw new Error(`${name}: cannot read the citation "${citation}"`);
	return { law: match[1].trim(), article: match[2] };
}
