import type { LawStatus } from '#domain/notice/citation';
import { laws } from '#domain/notice/laws';
import type { Locale } from './catalogue.ts';

const englishNames = new Map(laws.map((law) => [law.law, law.en]));

/** `《公司法》（2023）`, `Company Law (2023)`: the register's short name as a person reads it. */
export function formatLaw(law: string, locale: Locale): string {
	if (locale === 'en') return englishNames.get(law) ?? `《${law}》`;
	const [, name, edition] = /^(.*?)(?:（(.*)）)?$/.exec(law) ?? [];
	return edition ? `《${name}》（${edition}）` : `《${law}》`;
}

/** `《劳动合同法》第10、82条`, `Labor Contract Law, arts. 10, 82`. */
export function formatArticles(law: string, articles: string[], locale: Locale): string {
	const known = articles.filter((article) => article !== '');
	const title = formatLaw(law, locale);
	if (known.length === 0) return title;
	if (locale === 'en') {
		return `${title}, ${known.length === 1 ? 'art.' : 'arts.'} ${known.join(', ')}`;
	}
	return `${title}第${known.join('、')}条`;
}

/** What to read instead, with its article where a lawyer has mapped it. */
export function formatSuccessor(status: LawStatus, locale: Locale): string | undefined {
	if (!('successor' in status) || status.successor === null) return undefined;
	return formatArticles(status.successor.law, [status.successor.article], locale);
}
