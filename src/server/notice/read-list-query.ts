import * as v from 'valibot';
import { noticeKinds } from '../../domain/notice/notice.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type ListQuery, mostPerPage } from './notice-reader.ts';

const day = v.pipe(v.string(), v.isoDate('a date such as 2026-11-26'));

const schema = v.strictObject({
	q: v.optional(v.pipe(v.string(), v.maxLength(200, 'at most 200 characters'))),
	kind: v.optional(v.picklist(noticeKinds, `one of ${noticeKinds.join(', ')}`)),
	domain: v.optional(v.pipe(v.string(), v.regex(/^D([1-9]|10)$/, 'D1 to D10'))),
	place: v.optional(v.pipe(v.string(), v.maxLength(40, 'at most 40 characters'))),
	from: v.optional(day),
	to: v.optional(day),
	inForce: v.optional(
		v.pipe(
			v.picklist(['true', 'false'], 'true or false'),
			v.transform((value) => value === 'true')
		)
	),
	unit: v.optional(v.picklist(['notice', 'passage'], 'notice or passage')),
	cursor: v.optional(v.pipe(v.string(), v.regex(/^p[0-9]{1,7}$/, 'the `next` of an answer'))),
	limit: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[0-9]{1,3}$/, 'a number'),
			v.transform(Number),
			v.minValue(1, 'at least 1'),
			v.maxValue(mostPerPage, `at most ${mostPerPage}`)
		)
	)
});

/** The query string of `GET /api/v1/notices`. An empty field of a search form means "not asked". */
export function readListQuery(
	params: URLSearchParams
): Result<ListQuery, 'invalid'> | { ok: false; code: 'invalid'; field: string; hint: string } {
	const given = [...params].filter(([, value]) => value !== '');
	const repeated = given.find(([name], at) => given.findIndex((one) => one[0] === name) !== at);
	if (repeated) return { ...fail('invalid'), field: repeated[0], hint: 'given twice' };
	const parsed = v.safeParse(schema, Object.fromEntries(given));
	if (parsed.success) return ok(parsed.output as ListQuery);
	const [issue] = parsed.issues;
	const isUnknown = issue.type === 'strict_object';
	return {
		...fail('invalid'),
		field: v.getDotPath(issue) ?? '',
		hint: isUnknown ? 'unknown parameter' : issue.message
	};
}
