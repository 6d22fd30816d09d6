import { emptyRequestDraft, type RequestDraft } from '#domain/health-check/request-draft';
import type { SharedSelection } from '#client/state/self-check-store';

/** One unfinished request on a device: a second would only be forgotten. */
export const newDraftId = 'request-new';
export const draftKind = 'request.create';

/** One group of questions a page (row B13); what the firm shares comes first, when there is anything. */
export type Step = 'findings' | 'need' | 'evidence' | 'contact' | 'check';

export function stepsOf(draft: RequestDraft): Step[] {
	const asked: Step[] = ['need', 'evidence', 'contact', 'check'];
	return draft.shared.length > 0 ? ['findings', ...asked] : asked;
}

/** What the firm is known by fills the form, so that nothing is asked twice (row B16). */
export function beginDraft(
	requestId: string,
	known: { name: string; phone: string; firmId: string }
): RequestDraft {
	return {
		...emptyRequestDraft(requestId),
		contactName: known.name,
		contactPhone: known.phone,
		firmId: known.firmId
	};
}

/** The ticks of a self-check replace those of an earlier one; what was written stays. */
export function withSelection(
	draft: RequestDraft,
	selection: SharedSelection | null
): RequestDraft {
	if (selection === null || draft.from === selection.resultId) return draft;
	return {
		...draft,
		shared: selection.findings,
		withheld: [],
		questionnaireVersion: selection.questionnaireVersion,
		answersHash: selection.answersHash,
		from: selection.resultId
	};
}
