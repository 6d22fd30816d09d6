import * as v from 'valibot';
import { hotlineKeys } from './hotlines.ts';
import type { NoticeFacts, NoticeKind } from './notice.ts';

const words = v.strictObject({
	zh: v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(200)),
	en: v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(200)))
});
const day = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-24'));

/** What a notice of each kind must say as data beside its text. A key nobody knows is refused by its name. */
export const factsSchemas = {
	leniencyEntry: v.strictObject({ list: words, authority: words, region: words }),
	fraudAlert: v.strictObject({
		call: v.array(
			v.picklist(hotlineKeys, ({ received }) => `unknown line ${received}`),
			'must be a list'
		)
	}),
	handout: v.strictObject({ audience: words }),
	suggestionDigest: v.strictObject({
		form: v.picklist(['procuratorial', 'judicial', 'legal']),
		/** A trade or a sort of body, never a name: the digest is anonymous. */
		addressee: words,
		sentOn: day,
		repliedOn: v.nullable(day)
	})
};

type Reading = { ok: true; facts: NoticeFacts } | { ok: false; reason: string };

/** Reads the facts of one kind from an import or an editor. A kind without facts takes none. */
export function readFacts(kind: NoticeKind, given: unknown): Reading {
	if (!(kind in factsSchemas)) {
		return given === undefined
			? { ok: true, facts: {} }
			: { ok: false, reason: `facts: a notice of kind ${kind} has none` };
	}
	const key = kind as keyof typeof factsSchemas;
	const parsed = v.safeParse(factsSchemas[key], given ?? {});
	if (parsed.success) return { ok: true, facts: { [key]: parsed.output } as NoticeFacts };
	const [issue] = parsed.issues;
	const path = v.getDotPath(issue);
	const field = path ? `facts.${path}` : 'facts';
	if (issue.type === 'strict_object' && issue.expected === 'never') {
		return { ok: false, reason: `${field} is not known` };
	}
	const isMissing = issue.input === undefined;
	return { ok: false, reason: `${field} ${isMissing ? 'is missing' : issue.message}` };
}
