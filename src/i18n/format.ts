import type { Locale } from './catalogue.ts';

/** The courts' own zone. A phone abroad shows the court's clock and, where it matters, says so. */
export const courtZone = 'Asia/Shanghai';

const made = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times what using one does.
function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	let found = made.get(key);
	if (!found) {
		found = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
			timeZone: courtZone,
			hourCycle: 'h23',
			...options
		});
		made.set(key, found);
	}
	return found;
}

function toDate(value: string | number | Date): Date {
	// A plain date is noon in the court's zone, so that no zone moves it to a neighbor day.
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
		? new Date(`${value}T12:00:00+08:00`)
		: new Date(value);
}

function parts(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions) {
	const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
	// `format` throws on a date that is none; a line of a page must not.
	if (Number.isNaN(date.getTime())) return found;
	for (const { type, value } of formatter(locale, options).formatToParts(date)) found[type] = value;
	return found;
}

/** `2026年10月10日 周六`, `Sat, 10 October 2026`. Takes a plain date or a moment. */
export function formatDate(value: string | number | Date, locale: Locale): string {
	const { year, month, day, weekday } = parts(toDate(value), locale, {
		year: 'numeric',
		month: locale === 'en' ? 'long' : 'numeric',
		day: 'numeric',
		weekday: 'short'
	});
	if (year === undefined) return '';
	return locale === 'en'
		? `${weekday}, ${day} ${month} ${year}`
		: `${year}年${month?.replace('月', '')}月${day?.replace('日', '')}日 ${weekday}`;
}

/** `14:32`, in the court's zone. */
export function formatTime(value: string | number | Date, locale: Locale): string {
	const { hour, minute } = parts(toDate(value), locale, { hour: '2-digit', minute: '2-digit' });
	return hour === undefined ? '' : `${hour}:${minute}`;
}

/** `2026年10月10日 周六 14:00`, `Sat, 10 October 2026, 14:00`. */
export function formatDateTime(value: string | number | Date, locale: Locale): string {
	const date = formatDate(value, locale);
	return date && `${date}${locale === 'en' ? ', ' : ' '}${formatTime(value, locale)}`;
}

/** The day as the court counts it: `2026-10-10`. What the in-force rules take. */
export function courtDay(value: string | number | Date): string {
	const { year, month, day } = parts(toDate(value), 'en', {
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** Short for lines in lists: only the time today, the day and month this year, else the whole date. */
export function formatShort(value: string | number | Date, locale: Locale, now: Date): string {
	const day = courtDay(value);
	if (day === '') return '';
	const today = courtDay(now);
	if (day === today) return formatTime(value, locale);
	const [year, month, date] = day.split('-').map(Number);
	if (locale === 'en') {
		const name = parts(toDate(value), 'en', { month: 'short' }).month;
		return day.slice(0, 4) === today.slice(0, 4) ? `${date} ${name}` : `${date} ${name} ${year}`;
	}
	return day.slice(0, 4) === today.slice(0, 4)
		? `${month}月${date}日`
		: `${year}年${month}月${date}日`;
}

const relativeUnits: Array<[Intl.RelativeTimeFormatUnit, number]> = [
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000]
];

/** `5分钟前`, `in 3 days`. Under a minute it says `现在`, `now`. */
export function formatRelative(value: string | number | Date, locale: Locale, now: Date): string {
	const gap = toDate(value).getTime() - now.getTime();
	if (Number.isNaN(gap)) return '';
	const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	for (const [unit, size] of relativeUnits) {
		if (Math.abs(gap) >= size) return format.format(Math.trunc(gap / size), unit);
	}
	return locale === 'en' ? 'just now' : '刚刚';
}

export function formatNumber(value: number, locale: Locale): string {
	return new Intl.NumberFormat(locale).format(value);
}

/** `1.4 MB`: decimal units, as phones and app stores count. */
export function formatBytes(bytes: number, locale: Locale): string {
	const units = ['B', 'kB', 'MB', 'GB'];
	let size = Math.max(0, bytes);
	let unit = 0;
	while (size >= 999.5 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	const digits = unit === 0 || size >= 100 ? 0 : 1;
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size);
	return `${number} ${units[unit]}`;
}
