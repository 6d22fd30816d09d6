// The package brings no types of its own.
declare module 'linebreak' {
	export default class LineBreaker {
		constructor(text: string);
		/** Null after the last one, which is at the end of the text. */
		nextBreak(): { position: number; required: boolean } | null;
	}
}
