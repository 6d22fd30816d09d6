import type { Block, NoticeKind, Notice } from './notice.ts';
import { type NoticePart, partsOf } from './parts.ts';

export type StructureIssue =
	/** A section the kind must have, in one of the languages. */
	| { code: 'partMissing'; part: NoticePart; language: 'zh' | 'en' }
	/** Conditions, questions and steps are lists, so that a page can number and ask them. */
	| { code: 'listMissing'; part: NoticePart; language: 'zh' | 'en' }
	| { code: 'notFiveSteps'; steps: number; language: 'zh' | 'en' }
	/** A handout has chapters; one alone is a tip. */
	| { code: 'chaptersMissing'; language: 'zh' | 'en' }
	/** A list entry without its days could be read as standing for ever. */
	| { code: 'daysMissing' }
	| { code: 'factsMissing' };

const listed: readonly NoticePart[] = ['conditions', 'test', 'sayings', 'check', 'act', 'avoid'];
const withFacts: readonly NoticeKind[] = [
	'leniencyEntry',
	'fraudAlert',
	'handout',
	'suggestionDigest'
];

/** What a text that was written here lacks of the form of its kind. Texts of others are shown as they are. */
export function structureIssues(
	notice: Pick<Notice, 'kind' | 'facts' | 'effectiveFrom' | 'effectiveTo' | 'body'>
): StructureIssue[] {
	const { kind, facts, body } = notice;
	const issues: StructureIssue[] = [];
	for (const language of ['zh', 'en'] as const) {
		const blocks = body[language];
		if (!blocks || blocks.length === 0) continue;
		for (const part of partsOf[kind] ?? []) {
			const section = sectionOf(blocks, part);
			const list = section?.find((block) => block.t === 'list');
			if (!section) issues.push({ code: 'partMissing', part, language });
			else if (listed.includes(part) && !list) issues.push({ code: 'listMissing', part, language });
			else if (part === 'check' && list?.items.length !== 5) {
				issues.push({ code: 'notFiveSteps', steps: list?.items.length ?? 0, language });
			}
		}
		const chapters = blocks.filter((block) => block.t === 'heading' && block.level === 1).length;
		if (kind === 'handout' && chapters < 2) issues.push({ code: 'chaptersMissing', language });
	}
	if (kind === 'leniencyEntry' && !(notice.effectiveFrom && notice.effectiveTo)) {
		issues.push({ code: 'daysMissing' });
	}
	if (withFacts.includes(kind) && !facts?.[kind as keyof typeof facts]) {
		issues.push({ code: 'factsMissing' });
	}
	return issues;
}

/** The blocks below a part's heading; null when the text has no such part. */
export function sectionOf(blocks: readonly Block[], part: NoticePart): Block[] | null {
	const start = blocks.findIndex((block) => block.t === 'heading' && block.part === part);
	if (start === -1) return null;
	const end = blocks.findIndex(
		(block, at) =>
			at > start && (block.t === 'footnote' || (block.t === 'heading' && block.level < 3))
	);
	return blocks.slice(start + 1, end === -1 ? undefined : end);
}
