/** An expected failure is a value with a code; throwing is for bugs. */
export type Result<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code };

export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

export function fail<Code extends string>(code: Code): { ok: false; code: Code } {
	return { ok: false, code };
}
