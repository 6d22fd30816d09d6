import type { NoticeDraft } from './draft.ts';
import type { ManuscriptContent } from './manuscript.ts';
import { factsOf } from './manuscript-facts.ts';

/** What an editor wrote, as a notice is handed in: the same for the preview and for the readers. */
export function manuscriptToDraft(
	content: ManuscriptContent,
	sourceId: string,
	{
		before = null,
		corrections = []
	}: {
		/** What is published, when this is a correction of it. */
		before?: NoticeDraft | null;
		corrections?: NonNullable<NoticeDraft['corrections']>;
	} = {}
): NoticeDraft {
	const { kind, category, issuer, date, source, domains, format, place, reviewOn } = content;
	const [zh, en] = [content.textZh, content.textEn].map((text) => (text.trim() ? text : null));
	const facts = factsOf(content, before?.facts);
	return {
		...{ sourceId, kind, category, issuer, date, source, domains, format },
		title: { zh: content.titleZh, en: content.titleEn || null },
		effectiveFrom: content.effectiveFrom || null,
		// A reader without a network sees from the date itself that its time is over.
		effectiveTo: content.effectiveTo || content.expiresOn || null,
		text: { zh: zh ?? null, en: en ?? null },
		items: content.items ?? before?.items ?? [],
		// Editors have no field for these three: a correction leaves them as the notice brought them.
		citations: before?.citations ?? [],
		expired: before?.expired ?? false,
		supersededBy: before?.supersededBy ?? null,
		...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
		...(place ? { place } : {}),
		...(reviewOn ? { reviewOn } : {}),
		...(corrections.length > 0 ? { corrections } : {})
	};
}
