import { toCsv } from '#domain/text/csv';
import type { ManuscriptView } from '#domain/sync/overlay-manuscript';
import { saveFile } from '#client/platform/save-file';
import type { Locale } from '#i18n/catalogue';
import { courtDay, formatDateTime } from '#i18n/format';
import { manuscript } from '#i18n/manuscript';
import { noticeKindNames } from '#i18n/notice-kinds';

/** The list as a file that a spreadsheet opens; made on the device, so it also works without a network. */
export function saveList(views: readonly ManuscriptView[], locale: Locale): void {
	const t = manuscript[locale];
	const fields = ['titleZh', 'issuer', 'date', 'place', 'source', 'expiresOn', 'reviewOn'] as const;
	const head = [t.numberLabel, t.statusLabel, t.fields.kind, ...fields.map((one) => t.fields[one])];
	const rows = views.map((view) => [
		view.number === null ? '' : String(view.number),
		t.status[view.status],
		noticeKindNames[locale][view.content.kind],
		...fields.map((one) => view.content[one]),
		formatDateTime(view.updatedAt, locale)
	]);
	const name = `${t.listName}-${courtDay(new Date())}.csv`;
	saveFile(name, 'text/csv;charset=utf-8', toCsv([[...head, t.changedLabel], ...rows]));
}
