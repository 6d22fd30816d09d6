import * as v from 'valibot';
import { problemSchema } from '../../../domain/sync/wire.ts';

export type Schema = v.GenericSchema;

export interface Answer {
	description: string;
	/** JSON of this shape; left out for bytes and redirects. */
	schema?: Schema;
	media?: string;
}

/** A call that really works on the demonstration city; every one is run as a test. */
export interface Example {
	summary: string;
	/** Account that sends it; left out for a reader without one. */
	as?: string;
	/** Path and query as sent, when the operation takes any. */
	address?: string;
	headers?: Record<string, string>;
	/** Text is sent as it is. */
	body?: Record<string, unknown> | string;
	status: number;
}

export interface Parameter {
	name: string;
	in: 'path' | 'query' | 'header';
	description: string;
	schema: Schema;
	required?: boolean;
}

/** One line of the API. The document, its tests and the route inventory read this and nothing else. */
export interface Operation {
	method: 'get' | 'head' | 'post' | 'patch';
	/** As OpenAPI writes it, such as `/api/v1/notices/{number}`. */
	path: string;
	tag: 'sync' | 'notices' | 'account' | 'files' | 'system';
	summary: string;
	description?: string;
	signIn: boolean;
	parameters?: Parameter[];
	body?: Schema;
	/** Left out: JSON. */
	bodyMedia?: 'application/x-www-form-urlencoded' | 'application/offset+octet-stream';
	answers: Record<number, Answer>;
	examples: Example[];
}

/** An error in the shape that all errors have. */
export const problem = (description: string) => ({ description, schema: problemSchema });

export const unchanged = { description: 'Nothing changed since the ETag the reader has.' };

export const fromOne = v.pipe(v.number(), v.integer(), v.minValue(1));

export const noticeNumber: Parameter = {
	name: 'number',
	in: 'path',
	description: 'Public number of the notice',
	schema: fromOne,
	required: true
};
