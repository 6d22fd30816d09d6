import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import { commandBodies } from '../../../domain/sync/commands.ts';
import {
	batchAnswerSchema,
	batchSchema,
	changeSchema,
	changesAnswerSchema,
	commandSchema,
	metaSchema,
	problemSchema,
	resultSchema
} from '../../../domain/sync/wire.ts';
import { accountOperations, meSchema } from './account-operations.ts';
import { contentOperations } from './content-operations.ts';
import { fileOperations } from './file-operations.ts';
import { importOperations } from './import-operations.ts';
import { noticeOperations } from './notice-operations.ts';
import {
	blockSchema,
	inlineSchema,
	manifestSchema,
	noticeHeaderSchema,
	noticeListSchema,
	noticeSchema
} from './notice-schemas.ts';
import type { Operation, Schema } from './operation.ts';
import { reachOperations } from './reach-operations.ts';
import { syncOperations } from './sync-operations.ts';
import { systemOperations } from './system-operations.ts';

/** The whole API as data. A route without a row here fails a test. */
export const operations: Operation[] = [
	...syncOperations,
	...fileOperations,
	...noticeOperations,
	...contentOperations,
	...importOperations,
	...reachOperations,
	...accountOperations,
	...systemOperations
];

/** Schemas with a name of their own in the document; wherever they occur they are referred to. */
const named: Record<string, Schema> = {
	Problem: problemSchema,
	Batch: batchSchema,
	Command: commandSchema,
	BatchAnswer: batchAnswerSchema,
	Result: resultSchema,
	Meta: metaSchema,
	Change: changeSchema,
	ChangesAnswer: changesAnswerSchema,
	Me: meSchema,
	Notice: noticeSchema,
	NoticeHeader: noticeHeaderSchema,
	NoticeList: noticeListSchema,
	Block: blockSchema,
	Inline: inlineSchema,
	Manifest: manifestSchema,
	...Object.fromEntries(
		Object.entries(commandBodies).map(([type, schema]) => [`Body.${type}`, schema as Schema])
	)
};

const conversion = {
	target: 'draft-2020-12',
	typeMode: 'input',
	// Trimming and the calendar check have no word in JSON Schema; the server still applies them.
	errorMode: 'ignore',
	overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`
} as const;

/** OpenAPI 3.1, made from the same schemas that check the requests. */
export function buildDocument(origin: string) {
	const paths: Record<string, Record<string, object>> = {};
	for (const operation of operations) {
		(paths[operation.path] ??= {})[operation.method] = toOperation(operation);
	}
	return {
		openapi: '3.1.0',
		info: {
			title: '法桥 Faqiao API',
			version: '1',
			description:
				'Content goes out as packs, writes go in as commands, records come back as changes.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
		},
		servers: [{ url: origin }],
		paths,
		components: {
			schemas: toJsonSchemaDefs(named, conversion),
			securitySchemes: {
				session: {
					type: 'apiKey',
					in: 'cookie',
					name: '__Host-faqiao_session'
				}
			}
		}
	};
}

function toOperation(operation: Operation): object {
	const { method, path, tag, summary, description, parameters, body, signIn } = operation;
	const media = operation.bodyMedia ?? 'application/json';
	return {
		operationId: [method, ...path.split('/').filter(Boolean)].join('_').replace(/[{}.]/g, ''),
		tags: [tag],
		summary,
		...(description ? { description } : {}),
		security: signIn ? [{ session: [] }] : [],
		...(parameters
			? {
					parameters: parameters.map(({ schema, required = false, ...rest }) => ({
						...rest,
						required,
						schema: toSchema(schema)
					}))
				}
			: {}),
		...(body
			? {
					requestBody: {
						required: true,
						content: { [media]: { schema: toSchema(body), examples: bodyExamples(operation) } }
					}
				}
			: {}),
		responses: Object.fromEntries(
			Object.entries(operation.answers).map(([status, answer]) => [status, toResponse(answer)])
		)
	};
}

/** Examples that are accepted, so that copying one works. */
function bodyExamples({ examples }: Operation): Record<string, object> {
	const good = examples.filter((one) => one.body && one.status < 400);
	return Object.fromEntries(
		good.map((one, n) => [`example${n + 1}`, { summary: one.summary, value: one.body }])
	);
}

function toResponse({ description, schema, media }: Operation['answers'][number]): object {
	if (schema) return { description, content: { 'application/json': { schema: toSchema(schema) } } };
	return media ? { description, content: { [media]: {} } } : { description };
}

function toSchema(schema: Schema): object {
	const {
		$schema: _draft,
		$defs: _defs,
		...rest
	} = toJsonSchema(schema, {
		...conversion,
		definitions: named
	});
	return rest;
}
