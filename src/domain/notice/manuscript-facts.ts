import { readFacts } from './facts-schema.ts';
import type { ManuscriptContent } from './manuscript.ts';
import type { InBoth, NoticeFacts, NoticeKind } from './notice.ts';

/** Fields without which readers cannot find or judge a notice of this kind. */
export const neededFields: Partial<Record<NoticeKind, readonly (keyof ManuscriptContent)[]>> = {
	leniencyEntry: ['list', 'authority', 'region', 'effectiveFrom', 'effectiveTo'],
	handout: ['audience'],
	suggestionDigest: ['form', 'addressee', 'sentOn']
};

/**
 * What an editor filled in, as the data of a notice; null while something is missing. Editors write Chinese:
 * an English name stays from what is published (`before`) while the Chinese one is the same.
 */
export function factsOf(content: ManuscriptContent, before: NoticeFacts = {}): NoticeFacts | null {
	const { leniencyEntry, handout, suggestionDigest } = before;
	const { kind, call, form, sentOn, repliedOn } = content;
	const given: Partial<Record<NoticeKind, object>> = {
		leniencyEntry: {
			list: inBoth(content.list, leniencyEntry?.list),
			authority: inBoth(content.authority, leniencyEntry?.authority),
			region: inBoth(content.region, leniencyEntry?.region)
		},
		fraudAlert: { call },
		handout: { audience: inBoth(content.audience, handout?.audience) },
		suggestionDigest: {
			...{ form, sentOn, repliedOn: repliedOn || null },
			addressee: inBoth(content.addressee, suggestionDigest?.addressee)
		}
	};
	const read = readFacts(kind, given[kind]);
	return read.ok ? read.facts : null;
}

/** The other way round, for a notice that came in by the operator's import. */
export function factsToFields(facts: NoticeFacts = {}) {
	const { leniencyEntry, fraudAlert, handout, suggestionDigest: digest } = facts;
	return {
		list: leniencyEntry?.list.zh ?? '',
		authority: leniencyEntry?.authority.zh ?? '',
		region: leniencyEntry?.region.zh ?? '',
		call: fraudAlert?.call ?? [],
		audience: handout?.audience.zh ?? '',
		form: digest?.form ?? '',
		addressee: digest?.addressee.zh ?? '',
		sentOn: digest?.sentOn ?? '',
		repliedOn: digest?.repliedOn ?? ''
	} satisfies Partial<ManuscriptContent>;
}

function inBoth(zh: string, before?: InBoth): InBoth {
	return { zh, en: before?.zh === zh ? before.en : null };
}
