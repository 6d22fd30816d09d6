import * as v from 'valibot';
import { manifestSchema, withdrawn } from './notice-schemas.ts';
import { fromOne, noticeNumber, type Operation, problem, unchanged } from './operation.ts';

/** What goes out as files: packs for phones, feeds for other machines, booklets for paper. */
export const contentOperations: Operation[] = [
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
			206: {
				description: 'Its end, for `Range: bytes=N-`: a download that was cut goes on.',
				media: 'application/octet-stream'
			},
			304: unchanged,
			404: problem('No such pack.'),
			416: { description: 'The range begins after the end of the pack.' }
		},
		examples: [
			{ summary: 'A pack nobody made', address: `/content/packs/${'0'.repeat(64)}`, status: 404 }
		]
	},
	{
		method: 'get',
		path: '/content/notices.atom',
		tag: 'notices',
		summary: 'The newest notices as an Atom feed',
		signIn: false,
		answers: { 200: { description: 'RFC 4287.', media: 'application/atom+xml' }, 304: unchanged },
		examples: [{ summary: 'The feed', address: '/content/notices.atom', status: 200 }]
	},
	{
		method: 'get',
		path: '/content/notices.json',
		tag: 'notices',
		summary: 'The newest notices as a JSON Feed',
		signIn: false,
		answers: {
			200: { description: 'JSON Feed 1.1.', media: 'application/feed+json' },
			304: unchanged
		},
		examples: [{ summary: 'The feed', address: '/content/notices.json', status: 200 }]
	},
	{
		method: 'get',
		path: '/content/sitemaps/{part}',
		tag: 'notices',
		summary: 'Addresses of public pages, as /sitemap.xml lists the parts',
		signIn: false,
		parameters: [
			{
				name: 'part',
				in: 'path',
				description: 'From 1',
				schema: fromOne,
				required: true
			}
		],
		answers: {
			200: { description: 'A sitemap.', media: 'application/xml' },
			304: unchanged,
			404: { description: 'No such part.' }
		},
		examples: [{ summary: 'The first part', address: '/content/sitemaps/1', status: 200 }]
	},
	{
		method: 'get',
		path: '/content/booklets/{number}.pdf',
		tag: 'notices',
		summary: 'One notice as an A5 booklet for printing',
		signIn: false,
		parameters: [
			noticeNumber,
			{
				name: 'text',
				in: 'query',
				description: 'Language of the text; Chinese where nothing is said',
				schema: v.picklist(['zh', 'en'])
			}
		],
		answers: {
			200: { description: 'A tagged PDF with its fonts inside.', media: 'application/pdf' },
			304: unchanged,
			404: problem('No such notice, or not in this language.'),
			410: withdrawn,
			422: problem('Too long for a booklet.'),
			503: problem('Too many are being made; `Retry-After` says when.')
		},
		examples: [
			{
				summary: 'The first demonstration notice',
				address: '/content/booklets/1.pdf',
				status: 200
			},
			{
				summary: 'A booklet of a number nobody has',
				address: '/content/booklets/999999999.pdf',
				status: 404
			}
		]
	}
];
