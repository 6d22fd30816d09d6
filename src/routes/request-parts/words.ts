import { questions } from '#client/state/questions.svelte';
import { readArticle } from '#domain/health-check/opinion-draft';
import { findLaw } from '#domain/notice/laws';
import type { OpinionView } from '#domain/sync/overlay';
import type { Locale } from '#i18n/catalogue';
import { common } from '#i18n/common';
import { levelNames } from '#i18n/level';
import { courtDay, formatDate } from '#i18n/format';
import { formatArticles } from '#i18n/law';
import { request } from '#i18n/request';

/**
 * The question as it stands today; an id this version does not know is shown as such.
 * Empty for the moment until the texts are here.
 */
export function itemWords(itemId: string, locale: Locale): string {
	const item = questions.find(itemId);
	if (item === 'loading') return '';
	if (!item) return request[locale].finding.unknownItem(itemId);
	return locale === 'en' ? item.text.en : item.text.zh;
}

/** The same for a field of law; one that the questionnaire does not have is named by its id. */
export function domainWords(id: string, locale: Locale): string {
	const domain = questions.findDomain(id);
	if (domain === 'loading') return '';
	if (!domain) return id;
	return locale === 'en' ? domain.title.en : domain.title.zh;
}

/** `《劳动合同法》第82条`, whether the basis was written `劳动合同法 82` or 中华人民共和国劳动合同法第八十二条. */
export function basisWords(
	basis: { law: string; article: string },
	writtenOn: string,
	locale: Locale
): string {
	const law = findLaw(basis.law, writtenOn)?.law ?? basis.law;
	return formatArticles(law, [readArticle(basis.article) ?? basis.article], locale);
}

/** The day an opinion was written, by which a bare law name is understood. */
export function writtenOn(opinion: Pick<OpinionView, 'issuedAt'>): string {
	return courtDay(opinion.issuedAt ?? new Date());
}

/** An opinion as plain text, for a message or a file. */
export function opinionToText(opinion: OpinionView, firm: string, locale: Locale): string {
	const t = request[locale].opinion;
	const on = writtenOn(opinion);
	return [
		opinion.number === null ? t.unnumbered : t.title(opinion.number),
		firm,
		`${levelNames[locale][opinion.level]}`,
		...(opinion.itemId ? [t.about(itemWords(opinion.itemId, locale))] : []),
		'',
		t.finding,
		opinion.finding,
		'',
		t.basis,
		...opinion.basis.map((one) => `- ${basisWords(one, on, locale)}`),
		'',
		t.advice,
		opinion.advice,
		'',
		common[locale].labelled(t.deadline, formatDate(opinion.deadline, locale)),
		t.by(opinion.author, formatDate(opinion.issuedAt ?? new Date(), locale)),
		t.notJudgment
	].join('\n');
}
