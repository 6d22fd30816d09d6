import type { ManuscriptView } from '#domain/sync/overlay-manuscript';

export const stages = ['draft', 'inReview', 'approved', 'published', 'over'] as const;
export type Stage = (typeof stages)[number];

/** The pile a manuscript lies on. A correction under way is with the drafts, though its notice is out. */
export function stageOf({ status }: Pick<ManuscriptView, 'status'>): Stage {
	switch (status) {
		case 'scheduled':
			return 'approved';
		case 'expired':
		case 'withdrawn':
		case 'discarded':
			return 'over';
		default:
			return status;
	}
}
