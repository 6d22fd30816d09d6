/** A field's id is its name, so an error summary can link to `#name`; hint and error hang on it. */
export function fieldIds(name: string, hint: string | undefined, error: string | undefined) {
	const ids = { hint: `${name}-hint`, error: `${name}-error` };
	const described = [hint ? ids.hint : '', error ? ids.error : ''].filter(Boolean).join(' ');
	return { ...ids, describedBy: described || undefined };
}
