import { saveFile } from '#client/platform/save-file';
import type { OutboxItem } from '#client/state/outbox.svelte';
import type { Locale } from '#i18n/catalogue';
import { common } from '#i18n/common';
import { delivery } from '#i18n/delivery';
import { courtDay, formatDateTime } from '#i18n/format';
import { outbox as words } from '#i18n/outbox';
import { writtenFields } from './body-words.ts';
import { bodyOf } from './item-body.ts';
import { issueWords, reasonWords, typeWords } from './item-words.ts';

/** One item as plain text that any phone opens, and a clerk can read without us. */
export function itemToText(
	item: OutboxItem,
	body: Readonly<Record<string, unknown>>,
	locale: Locale,
	now = new Date()
): string {
	const t = words[locale];
	const { state, localNumber, number } = item.delivery;
	const isRefused = state === 'needsAction';
	const line = (label: string, text: string) =>
		text === '' ? [] : [common[locale].labelled(label, text)];
	return [
		t.file.title,
		typeWords(item, locale),
		...line(t.file.number, [number, localNumber].filter(Boolean).join(' · ')),
		...line(t.file.state, delivery[locale][state]),
		...(isRefused ? line(t.file.reason, reasonWords(item, locale)) : []),
		...item.issues.map((issue) => `- ${issueWords(issue, locale)}`),
		...line(t.file.made, formatDateTime(item.madeAt, locale)),
		...line(t.file.saved, formatDateTime(now, locale)),
		'',
		...sections(body, locale)
	].join('\n');
}

/** What is on the screen and on no disk. */
export function typedToText(
	type: string,
	body: Readonly<Record<string, unknown>>,
	locale: Locale,
	now = new Date()
): string {
	const t = words[locale];
	return [
		t.file.notSaved,
		typeWords({ type }, locale),
		common[locale].labelled(t.file.saved, formatDateTime(now, locale)),
		'',
		...sections(body, locale)
	].join('\n');
}

/** The item on this device in a file beside it. */
export function saveItem(item: OutboxItem, locale: Locale): void {
	saveText(item.type, itemToText(item, bodyOf(item.commandId), locale), locale);
}

export function saveText(type: string, text: string, locale: Locale): void {
	const day = courtDay(new Date());
	const name = `${words[locale].file.name(day)}-${typeWords({ type }, locale)}.txt`;
	// The mark tells old text viewers that this is UTF-8.
	saveFile(name, 'text/plain;charset=utf-8', `\uFEFF${text}\n`);
}

function sections(body: Readonly<Record<string, unknown>>, locale: Locale): string[] {
	return writtenFields(body, locale).flatMap(({ label, text }) => [label, text, '']);
}
