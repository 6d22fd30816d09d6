import * as v from 'valibot';
import { people } from '../../demo/world.ts';
import { voteSchema } from '../../notice/reach/create-reach.ts';
import { noticeNumber, type Operation, problem } from './operation.ts';

const editor = people.find(({ role }) => role === 'publisher')?.accountId ?? '';

/** How far a notice reaches, without a word about who reads it. */
export const reachOperations: Operation[] = [
	{
		method: 'post',
		path: '/api/v1/notices/{number}/useful',
		tag: 'notices',
		summary: 'Say whether a notice was of use',
		description:
			'A sum goes up, once for each `id`: whoever got no answer sends the same again. Nothing is kept about who said it.',
		signIn: false,
		parameters: [noticeNumber],
		body: voteSchema,
		answers: {
			200: { description: 'Counted, now or before.', schema: v.object({ id: v.string() }) },
			400: problem('No id, or neither yes nor no.'),
			404: problem('No such notice.'),
			429: problem('More votes than readers ever give; see Retry-After.')
		},
		examples: [
			{
				summary: 'It was',
				address: '/api/v1/notices/1/useful',
				body: { id: '5b0d1f6e-6c1c-4c9a-9f3e-2f1f7f1d8a10', useful: true },
				status: 200
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/notices/{number}/reach',
		tag: 'notices',
		summary: 'How often a notice was taken from the server, and what readers thought of it',
		signIn: true,
		parameters: [noticeNumber],
		answers: {
			200: {
				description: 'Sums. `packsTaken` is of all packs: whether it was read in one nobody knows.',
				schema: v.object({
					taken: v.number(),
					useful: v.number(),
					useless: v.number(),
					packsTaken: v.number()
				})
			},
			401: problem('Sign in first.'),
			403: problem('Editors only.'),
			404: problem('No such number.')
		},
		examples: [
			{
				summary: 'Of the first demonstration notice',
				as: editor,
				address: '/api/v1/notices/1/reach',
				status: 200
			}
		]
	}
];
