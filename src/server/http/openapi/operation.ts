import type { GenericSchema } from 'valibot';

export type Schema = GenericSchema;

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
	body?: Record<string, unknown>;
	status: number;
}

export interface Parameter {
	name: string;
	in: 'path' | 'query';
	description: string;
	schema: Schema;
	required?: boolean;
}

/** One line of the API. The document, its tests and the route inventory read this and nothing else. */
export interface Operation {
	method: 'get' | 'post';
	/** As OpenAPI writes it, such as `/api/v1/notices/{number}`. */
	path: string;
	tag: 'sync' | 'notices' | 'account' | 'system';
	summary: string;
	description?: string;
	signIn: boolean;
	parameters?: Parameter[];
	body?: Schema;
	/** Left out: JSON. */
	bodyMedia?: 'application/x-www-form-urlencoded';
	answers: Record<number, Answer>;
	examples: Example[];
}
