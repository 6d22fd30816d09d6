import type { QueuedCommand } from '#client/outbox/outbox-database';
import type { OutboxItem } from '#client/state/outbox.svelte';
import type { Locale } from '#i18n/catalogue';
import { common } from '#i18n/common';
import { outbox as words } from '#i18n/outbox';

/** Codes come from the server and may be newer than this app: every lookup has words for the rest. */
export function lookUp(table: Readonly<Record<string, string>>, key: string, rest: string): string {
	return Object.hasOwn(table, key) ? (table[key] ?? rest) : rest;
}

export function typeWords({ type }: { type: string }, locale: Locale): string {
	const t = words[locale];
	return lookUp(t.types, type, t.otherType);
}

/** Enough to tell two items of one kind apart. */
export function nameOf(
	{ type, localNumber, body }: Pick<QueuedCommand, 'type' | 'localNumber' | 'body'>,
	locale: Locale
): string {
	return [typeWords({ type }, locale), localNumber ?? '', gistOf(body)].filter(Boolean).join(' · ');
}

/** The first words of what was written. */
export function gistOf(body: Readonly<Record<string, unknown>>): string {
	const said = ['titleZh', 'description', 'finding', 'reason', 'note', 'name']
		.map((field) => body[field])
		.find((text) => typeof text === 'string' && text !== '');
	return typeof said === 'string' ? shorten(said) : '';
}

function shorten(text: string): string {
	const letters = [...text.replace(/\s+/g, ' ')];
	return letters.length > 16 ? `${letters.slice(0, 16).join('')}…` : letters.join('');
}

export function reasonWords({ delivery }: Pick<OutboxItem, 'delivery'>, locale: Locale): string {
	const { reasons } = words[locale];
	return lookUp(reasons, delivery.reasonKey ?? '', reasons.unknown);
}

export function issueWords(issue: { field: string; reason: string }, locale: Locale): string {
	const t = words[locale];
	const field = lookUp(t.fields, issue.field.split('.')[0] ?? '', t.otherField);
	const reason = lookUp(t.issues, issue.reason, t.otherIssue);
	return common[locale].labelled(field, reason);
}

/** After a conflict: where the record stands now, when the answer says so. */
export function conflictStatus(item: OutboxItem, locale: Locale): string | null {
	const current = item.conflict?.current;
	if (typeof current !== 'object' || current === null || !('status' in current)) return null;
	return lookUp(words[locale].status, String(current.status), '') || null;
}
