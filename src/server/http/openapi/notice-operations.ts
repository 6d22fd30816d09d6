import * as v from 'valibot';
import { noticeKinds } from '../../../domain/notice/notice.ts';
import { problemSchema } from '../../../domain/sync/wire.ts';
import {
	manifestSchema,
	noticeListSchema,
	noticeSchema,
	withdrawnAnswerSchema
} from './notice-schemas.ts';
import type { Operation } from './operation.ts';

const unchanged = { description: 'Nothing changed since the ETag the reader has.' };
const wrongQuery = { description: 'A parameter has a wrong value.', schema: problemSchema };

export const noticeOperations: Operation[] = [
	{
		method: 'get',
		path: '/api/v1/notices',
		tag: 'notices',
		summary: 'List or search notices',
		signIn: false,
		parameters: [
			{ name: 'q', in: 'query', description: 'Words to find', schema: v.string() },
			{ name: 'kind', in: 'query', description: 'One kind only', schema: v.picklist(noticeKinds) },
			{ name: 'cursor', in: 'query', description: '`next` of the last page', schema: v.string() },
			{
				name: 'limit',
				in: 'query',
				description: 'Notices on a page',
				schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
			}
		],
		answers: {
			200: {
				description: 'A page of notices, newest first or best match first.',
				schema: noticeListSchema
			},
			304: unchanged,
			400: wrongQuery
		},
		examples: [
			{ summary: 'The newest notices', address: '/api/v1/notices?limit=5', status: 200 },
			{ summary: 'Search: unpaid wages', address: '/api/v1/notices?q=欠薪', status: 200 },
			{ summary: 'Typical cases', address: '/api/v1/notices?kind=typicalCase', status: 200 },
			{ summary: 'A kind that does not exist', address: '/api/v1/notices?kind=poem', status: 400 }
		]
	},
	{
		method: 'get',
		path: '/api/v1/notices/{number}',
		tag: 'notices',
		summary: 'Read one notice',
		signIn: false,
		parameters: [
			{
				name: 'number',
				in: 'path',
				description: 'Public number of the notice',
				schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
				required: true
			}
		],
		answers: {
			200: { description: 'The notice as a tree of blocks.', schema: noticeSchema },
			304: unchanged,
			404: { description: 'No such notice.', schema: problemSchema },
			410: {
				description: 'It was withdrawn: title, day and reason stay.',
				schema: withdrawnAnswerSchema
			}
		},
		examples: [
			{ summary: 'The first demonstration notice', address: '/api/v1/notices/1', status: 200 },
			{ summary: 'A number nobody has', address: '/api/v1/notices/999999999', status: 404 }
		]
	},
	{
		method: 'get',
		path: '/api/v1/content/manifest.json',
		tag: 'notices',
		summary: 'What there is to download for reading offline',
		signIn: false,
		answers: {
			200: { description: 'Packs, their sizes and hashes, newest first.', schema: manifestSchema },
			304: unchanged
		},
		examples: [{ summary: 'The manifest', address: '/api/v1/content/manifest.json', status: 200 }]
	},
	{
		method: 'get',
		path: '/content/packs/{hash}',
		tag: 'notices',
		summary: 'One pack, as opaque bytes that never change',
		signIn: false,
		parameters: [
			{
				name: 'hash',
				in: 'path',
				description: 'SHA-256 of the bytes',
				schema: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
				required: true
			}
		],
		answers: {
			200: { description: 'The pack.', media: 'application/octet-stream' },
			304: unchanged,
			404: { description: 'No such pack.', schema: problemSchema }
		},
		examples: [
			{ summary: 'A pack nobody made', address: `/content/packs/${'0'.repeat(64)}`, status: 404 }
		]
	}
];
