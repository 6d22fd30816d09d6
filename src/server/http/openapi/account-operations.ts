import * as v from 'valibot';
import { roles } from '../../../domain/account/actor.ts';
import { metaSchema } from '../../../domain/sync/wire.ts';
import { deviceKeySchema } from '../../auth/device-share.ts';
import { exampleOwner } from '../../demo/world.ts';
import { type Operation, problem } from './operation.ts';

export const meSchema = v.object({
	accountId: v.string(),
	name: v.string(),
	role: v.picklist(roles),
	firms: v.array(v.object({ id: v.string(), name: v.string() })),
	stations: v.array(
		v.object({ id: v.string(), name: v.object({ zh: v.string(), en: v.string() }) })
	),
	scopes: v.array(v.string()),
	meta: metaSchema
});

const exampleKeyId = '3f2c8a51-5a0e-4d0c-9a53-1f1d2b9e7c44';
const deviceShareSchema = v.object({ share: v.string() });

const flowSchema = v.looseObject({
	step: v.picklist(['start', 'code', 'secondFactor', 'enrol', 'done'])
});

const signInBodySchema = v.object({
	phone: v.optional(v.string()),
	email: v.optional(v.string()),
	code: v.optional(v.string()),
	/** Of `sign-out`: only a session of this account is ended, and no cookie is dropped. */
	of: v.optional(v.string()),
	next: v.optional(v.string())
});

export const preferencesSchema = v.looseObject({ locale: v.picklist(['zh-CN', 'en']) });

export const accountOperations: Operation[] = [
	{
		method: 'get',
		path: '/api/v1/me',
		tag: 'account',
		summary: 'Who is signed in, and which scopes may be read',
		signIn: true,
		answers: {
			200: { description: 'The account.', schema: meSchema },
			401: problem('Nobody is signed in.')
		},
		examples: [
			{ summary: 'An owner', as: exampleOwner, address: '/api/v1/me', status: 200 },
			{ summary: 'Nobody', address: '/api/v1/me', status: 401 }
		]
	},
	{
		method: 'post',
		path: '/api/v1/device-key',
		tag: 'account',
		summary:
			'The server’s share of the key that opens the sealed data on a device; only just after a sign-in',
		signIn: true,
		body: deviceKeySchema,
		answers: {
			200: { description: '32 bytes, base64.', schema: deviceShareSchema },
			400: problem('Not the name of a key.'),
			401: problem('Nobody is signed in.'),
			403: problem('The sign-in is not fresh: sign in again (`step_up_needed`).'),
			429: problem('Asked for too often.')
		},
		examples: [
			{
				summary: 'Nobody',
				address: '/api/v1/device-key',
				status: 401,
				body: { keyId: exampleKeyId }
			}
		]
	},
	{
		method: 'get',
		path: '/api/v1/auth/flow',
		tag: 'account',
		summary: 'Where this browser stands in signing in',
		signIn: false,
		answers: { 200: { description: 'The step to show.', schema: flowSchema } },
		examples: [{ summary: 'Not begun', address: '/api/v1/auth/flow', status: 200 }]
	},
	{
		method: 'post',
		path: '/api/v1/auth/{action}',
		tag: 'account',
		summary: 'One step of signing in or out',
		description: 'JSON answers JSON. A plain form is answered with a redirect to the next page.',
		signIn: false,
		parameters: [
			{
				name: 'action',
				in: 'path',
				description: 'The step',
				schema: v.picklist(['code', 'resend', 'verify', 'second-factor', 'restart', 'sign-out']),
				required: true
			}
		],
		body: signInBodySchema,
		answers: {
			200: { description: 'Done; the next step.', schema: v.looseObject({}) },
			303: { description: 'For a plain form: the page to go to.' },
			400: problem('Refused, with the reason as a code.'),
			404: problem('No such step.'),
			413: problem('The body is too large.'),
			415: problem('Neither JSON nor a form.'),
			429: problem('Too many attempts; see Retry-After.')
		},
		examples: [
			{
				summary: 'A number that is none',
				address: '/api/v1/auth/code',
				body: { phone: '12' },
				status: 400
			},
			{ summary: 'A step that is none', address: '/api/v1/auth/fly', body: {}, status: 404 },
			{ summary: 'Begin again', address: '/api/v1/auth/restart', body: {}, status: 200 }
		]
	},
	{
		method: 'get',
		path: '/api/v1/preferences',
		tag: 'account',
		summary: 'Language, look and text size of this browser',
		signIn: false,
		answers: { 200: { description: 'The preferences.', schema: preferencesSchema } },
		examples: [{ summary: 'Of a new browser', address: '/api/v1/preferences', status: 200 }]
	},
	{
		method: 'post',
		path: '/api/v1/preferences',
		tag: 'account',
		summary: 'Change them by a plain form, for pages without scripts',
		signIn: false,
		body: v.object({
			locale: v.optional(v.string()),
			theme: v.optional(v.string()),
			textSize: v.optional(v.string()),
			to: v.optional(v.string())
		}),
		bodyMedia: 'application/x-www-form-urlencoded',
		answers: { 303: { description: 'Back to the page, with the cookie set.' } },
		examples: [
			{
				summary: 'English',
				address: '/api/v1/preferences',
				body: { locale: 'en', to: '/settings' },
				status: 303
			}
		]
	}
];
