import * as v from 'valibot';
import { importFormats } from '../../../domain/notice/import.ts';
import { manuscriptContent } from '../../../domain/notice/manuscript.ts';
import { people } from '../../demo/world.ts';
import { type Operation, problem } from './operation.ts';

const editor = people.find(({ role }) => role === 'publisher')?.accountId ?? '';
const answerSchema = v.object({
	manuscripts: v.array(v.object(manuscriptContent)),
	problems: v.array(v.object({ at: v.string(), field: v.string(), reason: v.string() })),
	notes: v.array(v.string())
});
const answers = {
	200: { description: 'What it would become. Nothing is stored.', schema: answerSchema },
	400: problem('It cannot be read, or holds programs, or is a bomb.'),
	401: problem('Sign in first.'),
	403: problem('Editors only.'),
	429: problem('Several imports of this account are under way.')
};

export const importOperations: Operation[] = [
	{
		method: 'post',
		path: '/api/v1/imports',
		tag: 'notices',
		summary: 'Read a Word, Markdown, HTML, CSV or JSONL file',
		description: 'The body is the file. What comes back is saved by `manuscript.save`, or not.',
		signIn: true,
		parameters: [
			{
				name: 'format',
				in: 'query',
				description: 'What the file is',
				schema: v.picklist(importFormats),
				required: true
			}
		],
		answers: { ...answers, 413: problem('Larger than 8 MB.') },
		examples: [
			{
				summary: 'A text in Markdown',
				as: editor,
				address: '/api/v1/imports?format=md',
				headers: { 'content-type': 'text/markdown' },
				body: '# 按时付款\n\n收到发票后三十日内付款。',
				status: 200
			}
		]
	},
	{
		method: 'post',
		path: '/api/v1/imports/address',
		tag: 'notices',
		summary: 'Have the server fetch a public https address and read it',
		description:
			'Off unless `NOTICE_IMPORT_URLS=on`. Only public addresses, no redirects, 8 MB and 10 s at most.',
		signIn: true,
		body: v.object({ address: v.string() }),
		answers,
		examples: [
			{
				summary: 'Not allowed by this operator',
				as: editor,
				body: { address: 'https://court.example/notice' },
				status: 403
			}
		]
	}
];
