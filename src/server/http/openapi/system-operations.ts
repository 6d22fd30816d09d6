import * as v from 'valibot';
import type { Operation } from './operation.ts';

const readinessSchema = v.object({
	ok: v.boolean(),
	database: v.picklist(['ok', 'unreachable']),
	migrations: v.picklist(['ok', 'pending', 'unknown'])
});

export const systemOperations: Operation[] = [
	{
		method: 'get',
		path: '/healthz',
		tag: 'system',
		summary: 'The process answers; devices probe it to learn whether the server can be reached',
		signIn: false,
		answers: {
			200: {
				description: 'It does.',
				schema: v.object({ ok: v.literal(true), service: v.literal('faqiao') })
			}
		},
		examples: [{ summary: 'Alive', address: '/healthz', status: 200 }]
	},
	{
		method: 'get',
		path: '/readyz',
		tag: 'system',
		summary: 'The process may take work: database and tables are in order',
		signIn: false,
		answers: {
			200: { description: 'Ready.', schema: readinessSchema },
			503: { description: 'Not now.', schema: readinessSchema }
		},
		examples: [{ summary: 'Ready', address: '/readyz', status: 200 }]
	},
	{
		method: 'post',
		path: '/api/v1/csp-reports',
		tag: 'system',
		summary: 'Where browsers report what a content policy stopped',
		signIn: false,
		body: v.looseObject({}),
		answers: { 204: { description: 'Noted.' } },
		examples: [
			{
				summary: 'A blocked script',
				body: {
					'csp-report': {
						'effective-directive': 'script-src-elem',
						'blocked-uri': 'https://evil.example/x.js'
					}
				},
				status: 204
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/openapi.json',
		tag: 'system',
		summary: 'This document',
		signIn: false,
		answers: {
			200: { description: 'OpenAPI 3.1.', schema: v.looseObject({ openapi: v.literal('3.1.0') }) }
		},
		examples: [{ summary: 'This document', address: '/api/v1/openapi.json', status: 200 }]
	}
];
