import { hotlineKeys } from '../../../domain/notice/hotlines.ts';
import { noticeKinds } from '../../../domain/notice/notice.ts';
import { type Locale, locales } from '../../../i18n/catalogue.ts';
import { noticeForms } from '../../../i18n/notice-forms.ts';
import { noticeKindNames } from '../../../i18n/notice-kinds.ts';

/** As the pages call them, in either language, and as they are kept. */
export const kindsByName = byName(noticeKinds, (locale) => noticeKindNames[locale]);
export const linesByName = byName(hotlineKeys, (locale) => noticeForms[locale].call.lines);
export const formsByName = byName(
	['procuratorial', 'judicial', 'legal'] as const,
	(locale) => noticeForms[locale].digest.forms
);

function byName<Key extends string>(
	keys: readonly Key[],
	namesIn: (locale: Locale) => Readonly<Record<Key, string>>
): ReadonlyMap<string, Key> {
	return new Map(
		keys.flatMap((key) =>
			[key, ...locales.map((locale) => namesIn(locale)[key])].map((name) => [name, key])
		)
	);
}
