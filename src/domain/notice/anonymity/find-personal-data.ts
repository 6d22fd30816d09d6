import type { LawRef } from '../citation.ts';
import { foldWidth } from '../../text/normalize.ts';
import { findAddresses } from './find-addresses.ts';
import { findCaseNumbers } from './find-case-numbers.ts';
import { findCompanies } from './find-companies.ts';
import { findNumbers } from './find-numbers.ts';
import { findPeople } from './find-people.ts';
import { type FindingKind, type Found, withoutOverlaps } from './finding.ts';
import { sentenceAround } from './passage.ts';

/** Something in one field that has to be decided. */
export interface Finding extends Found {
	field: string;
	/** As written. */
	text: string;
	/** The sentence it stands in, as written. */
	passage: string;
	/** Of a law that is not in force: what to cite instead, where that is known. */
	successor?: LawRef['supersededBy'];
}

const detectors = [findNumbers, findCaseNumbers, findAddresses, findCompanies, findPeople];

/**
 * Everything that has to be decided before a text may be published, in the order of the fields. A name
 * that was recognised once is found wherever it stands, in every field.
 */
export function findPersonalData(fields: Readonly<Record<string, string>>): Finding[] {
	const folded = Object.entries(fields).map(([field, text]) => ({
		field,
		text,
		flat: foldWidth(text)
	}));
	const perField = folded.map(({ flat }) => detectors.flatMap((find) => find(flat)));
	const known = new Map<string, FindingKind>();
	for (const [at, found] of perField.entries()) {
		for (const { kind, start, end } of found) {
			if (kind === 'person' || kind === 'company') {
				known.set(folded[at]?.flat.slice(start, end) ?? '', kind);
			}
		}
	}
	return folded.flatMap(({ field, text, flat }, at) => {
		const found = withoutOverlaps([...(perField[at] ?? []), ...findKnown(flat, known)]);
		return found.map((one) => ({
			...one,
			field,
			text: text.slice(one.start, one.end),
			passage: sentenceAround(text, one.start, one.end)
		}));
	});
}

function findKnown(text: string, known: ReadonlyMap<string, FindingKind>): Found[] {
	const found: Found[] = [];
	for (const [name, kind] of known) {
		for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
			found.push({ kind, start: at, end: at + name.length });
		}
	}
	return found;
}
