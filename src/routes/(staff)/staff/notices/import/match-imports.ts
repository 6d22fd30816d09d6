import { nextManuscriptStatus, type ManuscriptContent } from '#domain/notice/manuscript';
import type { ManuscriptView } from '#domain/sync/overlay-manuscript';

export interface Match {
	content: ManuscriptContent;
	/** The one with the same kind and title; null for a new one. */
	existing: ManuscriptView | null;
	state:
		| 'fresh'
		| 'changed'
		| 'same'
		/** Somebody is writing at it on this device: nothing is put in the place of their words. */
		| 'beingWritten';
}

/** A second import of the same list updates it and makes no twins. */
export function matchImports(
	contents: readonly ManuscriptContent[],
	known: readonly ManuscriptView[],
	isBeingWritten: (id: string) => boolean
): Match[] {
	return contents.map((content) => {
		const existing =
			known.find(
				(view) =>
					view.content.kind === content.kind &&
					view.content.titleZh === content.titleZh &&
					content.titleZh !== '' &&
					nextManuscriptStatus(view, 'save').ok
			) ?? null;
		if (!existing) return { content, existing, state: 'fresh' };
		// What the file leaves out stays as the editor filled it in.
		const merged = { ...existing.content, ...filledIn(content) };
		const isSame = JSON.stringify(merged) === JSON.stringify(existing.content);
		if (isSame) return { content: merged, existing, state: 'same' };
		return {
			...{ content: merged, existing },
			state: isBeingWritten(existing.id) ? 'beingWritten' : 'changed'
		};
	});
}

function filledIn(content: ManuscriptContent): Partial<ManuscriptContent> {
	return Object.fromEntries(
		Object.entries(content).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value))
	);
}
