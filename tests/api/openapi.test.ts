import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/server/http/openapi/build-document.ts';
import type { Example, Operation } from '../../src/server/http/openapi/operation.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { demoAccounts, signInCookie } from '../support/sign-in.ts';

let server: TestServer;
const cookies = new Map<string, string>();

beforeAll(async () => {
	server = await startServer();
	const needed = new Set(operations.flatMap((one) => one.examples.map((example) => example.as)));
	for (const account of await demoAccounts(server)) {
		if (needed.has(account.accountId)) {
			cookies.set(account.accountId, await signInCookie(server, account));
		}
	}
});
afterAll(() => server.dispose());

const examples = operations.flatMap((operation) =>
	operation.examples.map((example) => ({
		name: `${operation.method} ${operation.path}: ${example.summary}`,
		operation,
		example
	}))
);

describe('the examples of the OpenAPI document, as they stand', () => {
	it.each(examples)('$name', async ({ operation, example }) => {
		const response = await send(operation, example);
		expect(response.status).toBe(example.status);
		const answer = operation.answers[example.status];
		if (!answer?.schema || response.status === 304 || operation.method === 'head') return;
		expect(response.headers.get('content-type')).toContain('application/json');
		const parsed = v.safeParse(answer.schema, await response.json());
		expect(parsed.issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined();
	});

	it('and every operation that needs a sign-in says 401 without one', async () => {
		for (const operation of operations.filter((one) => one.signIn)) {
			const [example] = operation.examples;
			if (!example) continue;
			const { as: _as, ...anonymous } = example;
			expect((await send(operation, anonymous)).status, operation.path).toBe(401);
		}
	});

	it('the served document is the one made here', async () => {
		const served = (await (await fetch(`${server.origin}/api/v1/openapi.json`)).json()) as {
			paths: Record<string, object>;
		};
		expect(Object.keys(served.paths)).toEqual([...new Set(operations.map((one) => one.path))]);
	});
});

function send(operation: Operation, example: Example): Promise<Response> {
	const media = operation.bodyMedia ?? 'application/json';
	const cookie = example.as ? (cookies.get(example.as) ?? '') : '';
	const isForm = media === 'application/x-www-form-urlencoded';
	const body = isForm
		? new URLSearchParams(example.body as Record<string, string>).toString()
		: typeof example.body === 'string'
			? example.body
			: JSON.stringify(example.body);
	return fetch(server.origin + (example.address ?? operation.path), {
		method: operation.method.toUpperCase(),
		redirect: 'manual',
		headers: {
			...(cookie ? { cookie } : {}),
			...example.headers,
			...(example.body ? { 'content-type': media, origin: server.origin } : {})
		},
		...(example.body ? { body } : {})
	});
}
