import type { OpinionDraft } from '#domain/health-check/opinion-draft';
import { defaultDeadline } from '#domain/health-check/opinion-draft';
import type { RequestFieldName } from '#domain/health-check/request';
import type { RequestView } from '#domain/sync/overlay';

export const opinionDraftId = (requestId: string) => `opinion-${requestId}`;
export const returnDraftId = (requestId: string) => `return-${requestId}`;

export interface ReturnDraft {
	requestId: string;
	fields: RequestFieldName[];
	/** Kept for a field that is unticked: ticking it again brings the words back. */
	reasons: Partial<Record<RequestFieldName, string>>;
	note: string;
}

/** Starts with the firm's worst finding and its own view of it; the adviser's level decides in the end. */
export function beginOpinion(view: RequestView, opinionId: string, today: string): OpinionDraft {
	const worst = [...view.shared].sort((a, b) => rank(a.selfLevel) - rank(b.selfLevel))[0];
	const level = worst?.selfLevel ?? 'yellow';
	return {
		opinionId,
		requestId: view.id,
		itemId: worst?.itemId ?? '',
		level,
		finding: '',
		basis: [],
		advice: '',
		deadline: defaultDeadline(level, today),
		deadlineChosen: false
	};
}

function rank(level: OpinionDraft['level']): number {
	return ['red', 'orange', 'yellow', 'blue'].indexOf(level);
}
