import { listEntryTemplate } from '#domain/notice/import-template';
import { toCsv } from '#domain/text/csv';
import { saveFile } from '#client/platform/save-file';

/** The headings stay Chinese: the texts are, and the server reads them so. */
export function saveTemplate(name: string): void {
	saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(listEntryTemplate));
}
