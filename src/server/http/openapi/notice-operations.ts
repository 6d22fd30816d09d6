import * as v from 'valibot';
import { noticeKinds } from '../../../domain/notice/notice.ts';
import {
	hotlinesSchema,
	lawViewSchema,
	neighborsSchema,
	noticeChangesSchema,
	noticeListSchema,
	noticeSchema,
	withdrawn
} from './notice-schemas.ts';
import { noticeNumber, type Operation, problem, unchanged } from './operation.ts';

const isoDay = v.pipe(v.string(), v.isoDate());
const wrongQuery = problem('A parameter has a wrong value.');

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
			{ name: 'domain', in: 'query', description: 'D1 to D10', schema: v.string() },
			{
				name: 'place',
				in: 'query',
				description: 'Part of the name of the issuer or of the title',
				schema: v.string()
			},
			{ name: 'from', in: 'query', description: 'First day of the date', schema: isoDay },
			{ name: 'to', in: 'query', description: 'Last day of the date', schema: isoDay },
			{
				name: 'inForce',
				in: 'query',
				description: 'Only what is in force today',
				schema: v.boolean()
			},
			{
				name: 'unit',
				in: 'query',
				description: 'What a hit of `q` is: a notice by its best passage, or each passage',
				schema: v.picklist(['notice', 'passage'])
			},
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
			{
				summary: 'Articles that answer a question',
				address: '/api/v1/notices?q=老板拖欠工资怎么办&unit=passage',
				status: 200
			},
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
		parameters: [noticeNumber],
		answers: {
			200: { description: 'The notice as a tree of blocks.', schema: noticeSchema },
			304: unchanged,
			404: problem('No such notice.'),
			410: withdrawn
		},
		examples: [
			{ summary: 'The first demonstration notice', address: '/api/v1/notices/1', status: 200 },
			{ summary: 'A number nobody has', address: '/api/v1/notices/999999999', status: 404 }
		]
	},
	{
		method: 'get',
		path: '/api/v1/notices/{number}/neighbors',
		tag: 'notices',
		summary: 'The notices of the same kind on either side in the list',
		signIn: false,
		parameters: [noticeNumber],
		answers: {
			200: { description: 'A header each, or null at the ends.', schema: neighborsSchema },
			304: unchanged,
			404: problem('No such notice.')
		},
		examples: [
			{
				summary: 'Beside the first demonstration notice',
				address: '/api/v1/notices/1/neighbors',
				status: 200
			},
			{
				summary: 'Beside a number nobody has',
				address: '/api/v1/notices/999999999/neighbors',
				status: 404
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/notices/{number}/changes',
		tag: 'notices',
		summary: 'What a notice said before it was changed',
		signIn: false,
		parameters: [
			noticeNumber,
			{
				name: 'from',
				in: 'query',
				description: '`at` of an earlier version; left out: the one before the newest',
				schema: v.pipe(v.string(), v.isoTimestamp())
			}
		],
		answers: {
			200: { description: 'Two versions and the list of all.', schema: noticeChangesSchema },
			304: unchanged,
			404: problem('No such notice or version.')
		},
		examples: [
			{
				summary: 'A notice that was never changed',
				address: '/api/v1/notices/1/changes',
				status: 200
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/hotlines',
		tag: 'notices',
		summary: 'Lines that notices offer to call, as the operator has confirmed them',
		signIn: false,
		answers: { 200: { description: 'Numbers by line.', schema: hotlinesSchema } },
		examples: [{ summary: 'The lines', address: '/api/v1/hotlines', status: 200 }]
	},
	{
		method: 'get',
		path: '/api/v1/laws/{law}',
		tag: 'notices',
		summary: 'A law of the register or one of its articles, and the notices that cite it',
		signIn: false,
		parameters: [
			{
				name: 'law',
				in: 'path',
				description: 'Short name; of several editions the one in force today',
				schema: v.string(),
				required: true
			},
			{ name: 'article', in: 'query', description: '`82` or `133之一`', schema: v.string() }
		],
		answers: {
			200: { description: 'The law as far as it is published here.', schema: lawViewSchema },
			304: unchanged,
			400: wrongQuery,
			404: problem('The register holds no law of this name.')
		},
		examples: [
			{
				summary: 'Who cites article 188 of the Civil Code',
				address: '/api/v1/laws/民法典?article=188',
				status: 200
			},
			{ summary: 'A law that is not held', address: '/api/v1/laws/月球法', status: 404 }
		]
	}
];
