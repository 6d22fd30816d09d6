import * as v from 'valibot';
import {
	batchAnswerSchema,
	batchSchema,
	changesAnswerSchema,
	deviceReportSchema,
	MAX_BYTES,
	MAX_COMMANDS,
	problemSchema
} from '../../../domain/sync/wire.ts';
import { exampleOwner, firmMaple } from '../../demo/world.ts';
import { type Operation, problem } from './operation.ts';

/** Said in the header and in the body, because proxies drop headers. */
const patience = (description: string) => ({
	description: `${description} \`Retry-After\` says when.`,
	schema: v.object({ ...problemSchema.entries, retryAfter: v.number() })
});

const { device, app, pending, age, oldest } = deviceReportSchema.entries;
/** What a device says about itself beside a pull (`deviceReportSchema`). */
const reportParameters = [
	{ name: 'device', description: 'Name of this outbox, as in its batches', schema: device },
	{ name: 'app', description: 'Version of the app', schema: app },
	{
		name: 'pending',
		description: 'Commands that have no answer yet, after sending',
		schema: pending
	},
	{ name: 'age', description: 'Seconds since the oldest of them was made', schema: age.wrapped },
	{ name: 'oldest', description: 'Command id of the oldest', schema: oldest.wrapped }
].map((one) => ({ ...one, in: 'query' as const }));

/** A batch the demonstration city's first owner may send as it stands. */
export const exampleBatch = {
	proto: 1,
	app: '0.1.0',
	device: '0d6f2b7e-4b0c-4c5e-9a51-6f0f6c8d1e22',
	account: exampleOwner,
	pending: 1,
	sentAt: 1_795_485_900_000,
	commands: [
		{
			id: '5b1c9d3e-7a40-4e1b-8f7d-2f5f0a9c6b11',
			after: [],
			type: 'request.create',
			version: 1,
			entity: '8f0e6a52-1f3b-4d27-9c0e-7be1d2a4c933',
			baseRev: null,
			madeAt: 1_795_485_840_000,
			body: {
				kind: 'healthCheck',
				localNumber: 'L-0101',
				contactName: '周明远',
				contactPhone: '15400000001',
				description: '想请法官看看我们与经销商的供货合同。',
				shared: [{ itemId: 'C1', answer: 'partly', selfLevel: 'orange', note: '' }]
			}
		}
	]
};

export const syncOperations: Operation[] = [
	{
		method: 'post',
		path: '/api/v1/commands',
		tag: 'sync',
		summary: 'Send commands; each is judged on its own and answered once',
		description: `Up to ${MAX_COMMANDS} commands and ${MAX_BYTES} bytes. A repeat of a command id gives the first answer unchanged. Every \`type\` has a schema of its body: see the \`Body.*\` components. The body may be packed with gzip; the limits count what it holds.`,
		signIn: true,
		body: batchSchema,
		answers: {
			200: { description: 'One result for each command, in order.', schema: batchAnswerSchema },
			400: problem('Not a batch: nothing was judged.'),
			401: problem('Nobody is signed in.'),
			403: problem('The commands belong to another account, or come from another site.'),
			413: {
				description: 'Over the limits, which the answer names: send fewer.',
				schema: v.object({
					...problemSchema.entries,
					maxCommands: v.number(),
					maxBytes: v.number()
				})
			},
			415: problem('Not JSON.'),
			426: {
				description: 'The app is too old for this server.',
				schema: v.object({ ...problemSchema.entries, minProto: v.number() })
			},
			429: patience('Too many requests of this account: nothing was judged, try again.'),
			503: patience('Busy: nothing was judged, try again.')
		},
		examples: [
			{
				summary: 'A firm asks for a health check',
				as: exampleOwner,
				body: exampleBatch,
				status: 200
			},
			{
				summary: 'The same again: the same answer',
				as: exampleOwner,
				body: exampleBatch,
				status: 200
			},
			{
				summary: 'Under another account',
				as: exampleOwner,
				body: { ...exampleBatch, account: 'somebody-else' },
				status: 403
			},
			{
				summary: 'From an app that is too old',
				as: exampleOwner,
				body: { ...exampleBatch, proto: 0 },
				status: 426
			},
			{
				summary: 'With an unknown field',
				as: exampleOwner,
				body: { ...exampleBatch, role: 'administrator' },
				status: 400
			},
			{ summary: 'Without signing in', body: exampleBatch, status: 401 }
		]
	},
	{
		method: 'get',
		path: '/api/v1/changes',
		tag: 'sync',
		summary: 'Read what changed in a scope after a cursor',
		signIn: false,
		description:
			'The scope `notices` is public; `firm:<id>` and `station:<id>` need the right to it. Once in each round a device also says how its queue stands; a report that cannot be read is passed over.',
		parameters: [
			{
				name: 'scope',
				in: 'query',
				description: '`notices`, `firm:<id>` or `station:<id>`',
				schema: v.string(),
				required: true
			},
			{
				name: 'cursor',
				in: 'query',
				description: '`next` of the last page; left out to start from nothing',
				schema: v.string()
			},
			{
				name: 'limit',
				in: 'query',
				description: 'Rows on a page, 500 when left out',
				schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
			},
			...reportParameters
		],
		answers: {
			200: { description: 'A page of rows and tombstones.', schema: changesAnswerSchema },
			400: problem('The limit has a wrong value.'),
			401: problem('This scope needs a sign-in.'),
			404: problem('No such scope for this account.'),
			410: {
				description: 'The cursor cannot be placed: read the scope again from the start.',
				schema: v.object({ ...problemSchema.entries, horizon: v.number() })
			},
			429: patience('Too many requests of this account: try again.'),
			503: patience('Busy: try again.')
		},
		examples: [
			{ summary: 'Public notices', address: '/api/v1/changes?scope=notices&limit=10', status: 200 },
			{
				summary: "An owner's firm",
				as: exampleOwner,
				address: `/api/v1/changes?scope=firm:${firmMaple}`,
				status: 200
			},
			{
				summary: 'With nothing left unsent on the device',
				as: exampleOwner,
				address: `/api/v1/changes?scope=firm:${firmMaple}&device=0d6f2b7e&app=0.1.0&pending=0`,
				status: 200
			},
			{
				summary: 'A firm of others',
				address: `/api/v1/changes?scope=firm:${firmMaple}`,
				status: 401
			},
			{
				summary: 'A scope that is not there',
				as: exampleOwner,
				address: '/api/v1/changes?scope=firm:0',
				status: 404
			},
			{
				summary: 'A cursor of another server',
				address: '/api/v1/changes?scope=notices&cursor=t_other.7',
				status: 410
			},
			{
				summary: 'A limit too high',
				address: '/api/v1/changes?scope=notices&limit=9999',
				status: 400
			}
		]
	}
];
