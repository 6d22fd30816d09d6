import type { Locale } from '#i18n/catalogue';

/** Chinese where there is no English, marked as such: nothing is translated silently (row NO14). */
export function inLanguage(
	words: { zh: string; en: string | null },
	locale: Locale
): { value: string; lang: string } {
	return locale === 'en' && words.en !== null
		? { value: words.en, lang: 'en' }
		: { value: words.zh, lang: 'zh-CN' };
}
