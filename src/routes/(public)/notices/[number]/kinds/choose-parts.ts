import type { Notice } from '#domain/notice/notice';
import Citations from '#ui/notice/Citations.svelte';
import LawWarnings from '#ui/notice/LawWarnings.svelte';
import CallLines from './CallLines.svelte';
import CitedBy from './CitedBy.svelte';
import DigestFacts from './DigestFacts.svelte';
import HandoutFacts from './HandoutFacts.svelte';
import type { KindParts } from './kind-parts.ts';
import LeniencyFacts from './LeniencyFacts.svelte';
import LeniencyTest from './LeniencyTest.svelte';
import QuestionLinks from './QuestionLinks.svelte';

const byKind: Partial<Record<Notice['kind'], KindParts>> = {
	leniencyEntry: { before: LeniencyFacts, sections: { test: LeniencyTest } },
	fraudAlert: { before: CallLines },
	suggestionDigest: { before: DigestFacts },
	handout: { before: HandoutFacts },
	law: { after: CitedBy }
};

export function chooseParts({ kind, items, citations }: Notice): KindParts {
	return {
		...(items.length > 0 ? { after: QuestionLinks } : {}),
		...(citations.length > 0 ? { warnings: LawWarnings, citations: Citations } : {}),
		...byKind[kind]
	};
}
