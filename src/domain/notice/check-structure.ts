import { findItem } from '../health-check/questionnaire.ts';
import { questionnaire } from '../health-check/questions.ts';
import { type Blocker, blockersOf } from './check-manuscript.ts';
import { textToBlocks } from './draft.ts';
import type { ManuscriptContent } from './manuscript.ts';
import type { NoticeKind } from './notice.ts';
import { markParts, type NoticePart } from './parts.ts';
import { structureIssues } from './structure.ts';

/** Sections without which a reader can do nothing with a text of this kind. The others make it better. */
const neededParts: Partial<Record<NoticeKind, readonly NoticePart[]>> = {
	typicalCase: ['facts', 'holding'],
	leniencyEntry: ['behavior', 'conditions', 'test', 'authority'],
	fraudAlert: ['check'],
	suggestionDigest: ['problem', 'suggestion']
};

/**
 * Everything that stands between a manuscript and its readers. Needs the parser and the questionnaire, which
 * `blockersOf` does not.
 */
export function allBlockers(given: Parameters<typeof blockersOf>[0], today: string): Blocker[] {
	const { content } = given;
	return [...blockersOf(given, today), ...questionBlockers(content), ...structureBlockers(content)];
}

function questionBlockers({ kind, items }: ManuscriptContent): Blocker[] {
	const isKnown = (items ?? []).every((id) => findItem(questionnaire, id) !== null);
	return isKnown || kind === 'law' ? [] : [{ field: 'items', reason: 'unknown_question' }];
}

/** What a text of its kind lacks so that its readers could not use it. */
export function structureBlockers(content: ManuscriptContent): Blocker[] {
	const needed = neededParts[content.kind] ?? [];
	if (needed.length === 0) return [];
	const { textZh, textEn, kind, format } = content;
	const read = (text: string) => markParts(textToBlocks(text, format), kind);
	const issues = structureIssues({
		...{ kind, effectiveFrom: null, effectiveTo: null },
		body: { zh: read(textZh), en: read(textEn) }
	});
	return issues.flatMap((issue): Blocker[] => {
		if (!('language' in issue) || issue.code === 'chaptersMissing') return [];
		const field = issue.language === 'zh' ? 'textZh' : 'textEn';
		if (issue.code === 'notFiveSteps') {
			return [{ field, reason: 'five_steps_needed', part: 'check' }];
		}
		if (!needed.includes(issue.part)) return [];
		const reason = issue.code === 'partMissing' ? 'section_missing' : 'list_missing';
		return [{ field, reason, part: issue.part }];
	});
}
