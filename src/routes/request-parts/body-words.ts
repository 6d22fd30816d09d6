import type { Locale } from '#i18n/catalogue';
import { common } from '#i18n/common';
import { levelNames } from '#i18n/level';
import { courtDay } from '#i18n/format';
import { manuscriptFields } from '#i18n/manuscript-fields';
import { noticeKindNames } from '#i18n/notice-kinds';
import { outbox as outboxWords } from '#i18n/outbox';
import { request } from '#i18n/request';
import { lookUp } from './item-words.ts';
import { basisWords, domainWords, itemWords } from './words.ts';

/** One field of what a person wrote, as a person reads it. */
export interface WrittenField {
	field: string;
	label: string;
	text: string;
}

/** Ids and clocks of the machine: nobody wrote them and nobody can read them. */
const unspoken =
	/^(id|status|baseRev|base|format|localNumber|number|requestId|opinionId|firmId|stationId|questionnaireVersion|answersHash|from|withheld|deadlineChosen|returnedAt)$/;

/** A body or a draft in words; fields of types this app does not know are shown as far as they are text. */
export function writtenFields(
	body: Readonly<Record<string, unknown>>,
	locale: Locale
): WrittenField[] {
	const names = {
		...manuscriptFields[locale],
		...outboxWords[locale].fields,
		...request[locale].fields
	};
	return Object.entries(flatten(body)).flatMap(([field, value]) => {
		if (unspoken.test(field)) return [];
		const text = valueWords(field, value, locale);
		const label = lookUp(names, field, outboxWords[locale].otherField);
		return text === '' ? [] : [{ field, label, text }];
	});
}

export function valueWords(field: string, value: unknown, locale: Locale): string {
	if (typeof value === 'string') {
		if (field === 'level') return lookUp(levelNames[locale], value, value);
		if (field === 'response') return lookUp(outboxWords[locale].response, value, value);
		// Every request is of the same kind, so only those of notices have a name.
		if (field === 'kind') return lookUp(noticeKindNames[locale], value, '');
		if (field === 'itemId') return value === '' ? '' : itemWords(value, locale);
		return value.trim();
	}
	if (typeof value === 'number') return String(value);
	if (!Array.isArray(value)) return '';
	if (field === 'domains')
		return value
			.map((id) => domainWords(String(id), locale))
			.filter(Boolean)
			.join(' · ');
	return value
		.map((one) => (field === 'items' ? itemWords(String(one), locale) : entryWords(one, locale)))
		.filter(Boolean)
		.join('\n');
}

function entryWords(entry: unknown, locale: Locale): string {
	if (typeof entry === 'string') return entry;
	if (typeof entry !== 'object' || entry === null) return '';
	const t = request[locale];
	const one = entry as Record<string, unknown>;
	const text = (key: string) => (typeof one[key] === 'string' ? (one[key] as string) : '');
	if ('itemId' in one) {
		const answer = lookUp(t.finding.answer, text('answer'), '');
		const note = text('note') && t.finding.note(text('note'));
		return [`${itemWords(text('itemId'), locale)} ${t.finding.answered(answer)}`, note]
			.filter(Boolean)
			.join('\n');
	}
	if ('law' in one) {
		const basis = { law: text('law'), article: text('article') };
		return basisWords(basis, courtDay(new Date()), locale);
	}
	if ('passage' in one) return common[locale].labelled(text('text'), text('reason'));
	if ('field' in one) {
		const names = { ...outboxWords[locale].fields, ...t.fields };
		const name = lookUp(names, text('field'), outboxWords[locale].otherField);
		return common[locale].labelled(name, text('reason'));
	}
	return Object.values(one)
		.filter((part) => typeof part === 'string')
		.join(' · ');
}

/** Drafts keep what is typed in the shape of their form. */
function flatten(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const { content, choice, reasons, ...rest } = body;
	const inner = typeof content === 'object' && content !== null ? content : {};
	const response = typeof choice === 'string' ? { response: choice } : {};
	const fields =
		typeof reasons === 'object' && reasons !== null
			? { fields: Object.entries(reasons).map(([field, reason]) => ({ field, reason })) }
			: {};
	return { ...rest, ...inner, ...response, ...fields };
}
