import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { buildDocument, operations } from './build-document.ts';

const routes = new URL('../../../routes/', import.meta.url).pathname;
const text = JSON.stringify(buildDocument('http://localhost:3000'));
const document = JSON.parse(text) as {
	paths: Record<string, Record<string, unknown>>;
	components: { schemas: Record<string, unknown> };
};

describe('the OpenAPI document', () => {
	it('has a row for every method of every machine-readable route, and no other', () => {
		const found = globSync('**/+server.ts', { cwd: routes })
			.filter((file) => /^(api|content|healthz|readyz)\b/.test(file))
			.flatMap((file) => {
				const source = readFileSync(`${routes}${file}`, 'utf8');
				const path = `/${file.replace('/+server.ts', '').replaceAll('[', '{').replaceAll(']', '}')}`;
				const methods = source.matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g);
				return [...methods].map(([, method]) => `${method} ${path}`);
			});
		const listed = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
		expect(found.sort()).toEqual(listed.sort());
	});

	it('refers only to schemas it has', () => {
		const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
		expect(references.length).toBeGreaterThan(10);
		for (const reference of references) {
			const name = reference.replace('#/components/schemas/', '');
			expect(Object.keys(document.components.schemas)).toContain(name);
		}
	});

	it('carries a batch that an owner may send: right by its schema, naming no firm and no station', () => {
		const post = operations.find((one) => one.path === '/api/v1/commands');
		const [example] = post?.examples ?? [];
		expect(v.safeParse(post?.body ?? v.never(), example?.body).success).toBe(true);
		expect(JSON.stringify(example?.body)).not.toMatch(/firmId|stationId/);
		expect(text).toContain('request.create');
	});

	it('gives every operation an example, and an answer for each example', () => {
		for (const { path, examples, answers } of operations) {
			expect(examples.length, path).toBeGreaterThan(0);
			for (const { status } of examples)
				expect(Object.keys(answers), path).toContain(String(status));
		}
	});
});
