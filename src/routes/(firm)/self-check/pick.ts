import type { Text } from '#domain/health-check/questionnaire';
import type { Locale } from '#i18n/catalogue';

/** The questionnaire carries both languages in its data; pages show the person's. */
export function pick(text: Text, locale: Locale): string {
	return locale === 'en' ? text.en : text.zh;
}
