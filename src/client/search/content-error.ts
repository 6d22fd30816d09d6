/**
 * Why content did not come. `not_ours`: a hotel's login page or a proxy answered in our server's place.
 * `forged`: the manifest is not signed by whom it names. `key_changed`: it is, by somebody we do not
 * know. `older`: it was true once, and we know a newer one.
 */
export type ContentFailure =
	| 'unreachable'
	| 'not_ours'
	| 'server'
	| 'tampered'
	| 'forged'
	| 'key_changed'
	| 'older'
	| 'stopped'
	| 'insecure';

export class ContentError extends Error {
	code: ContentFailure;
	/** With `key_changed`: the key that offers itself. */
	offeredKey: string | null;

	constructor(code: ContentFailure, offeredKey: string | null = null) {
		super(code);
		this.code = code;
		this.offeredKey = offeredKey;
	}
}
