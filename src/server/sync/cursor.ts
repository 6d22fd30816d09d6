/** Where a device stands in a feed: `t_9c1f.48211`. The empty cursor stands before everything. */
export interface Cursor {
	timeline: string;
	v: number;
}

export function formatCursor({ timeline, v }: Cursor): string {
	return `${timeline}.${v}`;
}

/** Null when the text is no cursor of ours. */
export function parseCursor(text: string): Cursor | null {
	const match = /^(t_[A-Za-z0-9]{1,40})\.([0-9]{1,15})$/.exec(text);
	return match?.[1] && match[2] ? { timeline: match[1], v: Number(match[2]) } : null;
}
