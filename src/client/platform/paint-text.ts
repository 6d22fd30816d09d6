/** The browser's own registry of painted text; phones older than 2023 have none. */
interface Registry {
	set(name: string, highlight: object): void;
	delete(name: string): void;
}

/**
 * Paints ranges of the page without touching its nodes, so that nothing else has to know of it.
 * Where the browser cannot, the sign beside the paragraph has to do.
 */
export function paintText(name: 'mark' | 'spoken', ranges: readonly Range[]): void {
	const { highlights } = CSS as { highlights?: Registry };
	const { Highlight } = globalThis as { Highlight?: new (...ranges: Range[]) => object };
	if (!highlights || !Highlight) return;
	if (ranges.length === 0) highlights.delete(`faqiao-${name}`);
	else highlights.set(`faqiao-${name}`, new Highlight(...ranges));
}
