import { type DecidedFinding, decide, isOpen, type Keep } from './anonymity/decisions.ts';
import { findPersonalData, type Finding } from './anonymity/find-personal-data.ts';
import { sentenceAround } from './anonymity/passage.ts';
import type { ManuscriptContent } from './manuscript.ts';
import { neededFields } from './manuscript-facts.ts';
import { outdatedCitations } from './outdated-citations.ts';
import type { NoticePart } from './parts.ts';

/** A reason why a manuscript cannot go on, at the field where it is mended. */
export interface Blocker {
	field: keyof ManuscriptContent;
	reason:
		| 'required'
		| 'expiry_required'
		| 'review_required'
		| 'note_required'
		| 'past'
		| 'order'
		| 'undecided'
		| 'section_missing'
		| 'list_missing'
		| 'five_steps_needed'
		| 'unknown_question';
	/** The section of the text that is meant. */
	part?: NoticePart;
}

/** Every text a reader will see. The issuer is left out: it is an office, named in full on purpose. */
export function readableFields(content: ManuscriptContent): Record<string, string> {
	const { titleZh, titleEn, textZh, textEn, source, note } = content;
	return { titleZh, titleEn, textZh, textEn, source, note };
}

/** Everything to decide before a manuscript goes on: personal data, and citations of laws not in force today. */
export function findIn(content: ManuscriptContent, today: string): Finding[] {
	const { textZh: text, kind, date } = content;
	const outdated = outdatedCitations(text, { kind, date }, today).map(
		({ start, end, successor }): Finding => ({
			...{ kind: 'outdatedLaw', field: 'textZh', start, end, successor },
			text: text.slice(start, end),
			passage: sentenceAround(text, start, end)
		})
	);
	return [...findPersonalData(readableFields(content)), ...outdated];
}

export function findingsOf(
	content: ManuscriptContent,
	keeps: readonly Keep[],
	today: string
): DecidedFinding[] {
	return decide(findIn(content, today), keeps);
}

/**
 * What stands between a manuscript and its readers, by the same rules on the device and on the server.
 * `today` is a plain date; a correction has to say what it corrects.
 */
export function blockersOf(
	{
		content,
		keeps,
		isCorrection
	}: {
		content: ManuscriptContent;
		keeps: readonly Keep[];
		isCorrection: boolean;
	},
	today: string
): Blocker[] {
	const blockers: Blocker[] = [];
	const block = (field: Blocker['field'], reason: Blocker['reason']) =>
		blockers.push({ field, reason });
	if (content.titleZh === '') block('titleZh', 'required');
	if (content.issuer === '') block('issuer', 'required');
	if (content.date === '') block('date', 'required');
	if (content.textZh.trim() === '' && content.textEn.trim() === '') block('textZh', 'required');
	if (content.kind === 'fraudAlert' && content.expiresOn === '') {
		block('expiresOn', 'expiry_required');
	}
	if (content.kind === 'guidance' && content.reviewOn === '') block('reviewOn', 'review_required');
	if (content.expiresOn !== '' && content.expiresOn < today) block('expiresOn', 'past');
	const { effectiveFrom, effectiveTo } = content;
	if (effectiveFrom !== '' && effectiveTo !== '' && effectiveTo < effectiveFrom) {
		block('effectiveTo', 'order');
	}
	for (const field of neededFields[content.kind] ?? []) {
		if (content[field] === '') block(field, 'required');
	}
	if (isCorrection && content.note === '') block('note', 'note_required');
	const open = new Set(
		findingsOf(content, keeps, today)
			.filter(isOpen)
			.map(({ field }) => field)
	);
	for (const field of open) block(field as Blocker['field'], 'undecided');
	return blockers;
}
