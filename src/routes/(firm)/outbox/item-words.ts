import type { OutboxItem } from '#client/state/outbox.svelte';
import type { Locale } from '#i18n/catalogue';
import { outbox as words } from '#i18n/outbox';

/** Codes come from the server and may be newer than this app: every lookup has words for the rest. */
function lookUp(table: Readonly<Record<string, string>>, key: string, rest: string): string {
	return Object.hasOwn(table, key) ? (table[key] ?? rest) : rest;
}

export function typeWords(item: OutboxItem, locale: Locale): string {
	const t = words[locale];
	return lookUp(t.types, item.type, t.otherType);
}

export function reasonWords(item: OutboxItem, locale: Locale): string {
	const { reasons } = words[locale];
	return lookUp(reasons, item.delivery.reasonKey ?? '', reasons.unknown);
}

export function issueWords(issue: { field: string; reason: string }, locale: Locale): string {
	const t = words[locale];
	const field = lookUp(t.fields, issue.field.split('.')[0] ?? '', t.otherField);
	const reason = lookUp(t.issues, issue.reason, t.otherIssue);
	return `${field}: ${reason}`;
}

/** After a conflict: where the record stands now, when the answer says so. */
export function conflictStatus(item: OutboxItem, locale: Locale): string | null {
	const current = item.conflict?.current;
	if (typeof current !== 'object' || current === null || !('status' in current)) return null;
	return lookUp(words[locale].status, String(current.status), '') || null;
}
