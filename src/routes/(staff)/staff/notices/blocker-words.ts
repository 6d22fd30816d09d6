import type { Blocker } from '#domain/notice/check-manuscript';
import type { Locale } from '#i18n/catalogue';
import { manuscriptChecks } from '#i18n/manuscript-checks';
import { manuscriptFields } from '#i18n/manuscript-fields';

/** What is missing, as one sentence that names the field. */
export function blockerWords({ field, reason, part }: Blocker, locale: Locale): string {
	const { blocker, sections } = manuscriptChecks[locale];
	const named: Readonly<Record<string, string>> = sections;
	return blocker[reason](manuscriptFields[locale][field], named[part ?? ''] ?? '');
}
