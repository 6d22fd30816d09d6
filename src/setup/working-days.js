// Writes src/domain/working-days.ts anew: `node src/setup/working-days.js` after an update of chinese-days.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chineseDays from 'chinese-days';
import { root } from './paths.js';

const dayMs = 86_400_000;
const firstYear = 2004;

const lines = [];
let year = firstYear;
for (; isPublished(year); year++) lines.push(`\t${year}: '${exceptionsOf(year)}'`);

writeFileSync(
	join(root, 'src/domain/working-days.ts'),
	`// Written by src/setup/working-days.js from the table of chinese-days; do not edit by hand.

/** Last day of the published holiday calendar. The State Council announces a year in the autumn before. */
export const HOLIDAYS_COVERED_UNTIL = '${year - 1}-12-31';

/** Per year the days (MMDD) on which work and rest change places: weekdays off, weekends worked. */
export const exceptionalDays: Readonly<Record<string, string>> = {
${lines.join(',\n')}
};
`
);

/** @param {number} asked */
function isPublished(asked) {
	return chineseDays.getDayDetail(`${asked}-10-01`).name.includes('国庆');
}

/** @param {number} asked */
function exceptionsOf(asked) {
	const days = [];
	for (let at = Date.UTC(asked, 0, 1); at < Date.UTC(asked + 1, 0, 1); at += dayMs) {
		const date = new Date(at).toISOString().slice(0, 10);
		const weekday = new Date(at).getUTCDay();
		// Of the library only its table is used: west of Greenwich it takes the weekday of the day before.
		const { name, work } = chineseDays.getDayDetail(date);
		const isWeekday = weekday !== 0 && weekday !== 6;
		if (name.includes(',') && work !== isWeekday) days.push(date.slice(5).replace('-', ''));
	}
	return days.join(' ');
}
