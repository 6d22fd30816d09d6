import * as v from 'valibot';
import { people } from '../../demo/world.ts';
import { noticeNumber, type Operation, problem } from './operation.ts';

const editor = people.find(({ role }) => role === 'publisher')?.accountId ?? '';

/** How far a notice reaches, without a word about who reads it. */
export const reachOperations: Operation[] = [
	{
		method: 'post',
		path: '/api/v1/notices/{number}/useful',
		tag: 'notices',
		summary: 'Say whether a notice was of use',
		description: 'A sum goes up. Nothing is kept about who said it.',
		signIn: false,
		parameters: [noticeNumber],
		body: v.object({ useful: v.boolean() }),
		answers: {
			204: { description: 'Counted.' },
			400: problem('Neither yes nor no.'),
			404: problem('No such notice.'),
			429: problem('More votes than readers ever give; see Retry-After.')
		},
		examples: [
			{
				summary: 'It was',
				address: '/api/v1/notices/1/useful',
				body: { useful: true },
				status: 204
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
