/** Forms that hold something only the screen has. While one does, nothing may reload the page. */
const held = new Set<symbol>();
const watchers = new Set<() => void>();

export const unsavedWork = {
	get exists(): boolean {
		return held.size > 0;
	},

	/** Call when a person starts to change something that is not stored yet; the answer says it is stored. */
	hold(): () => void {
		const mine = Symbol('unsaved');
		held.add(mine);
		tell();
		return () => {
			if (held.delete(mine)) tell();
		};
	},

	/** Tells when the answer of `exists` may have changed; the result stops the telling. */
	watch(changed: () => void): () => void {
		watchers.add(changed);
		return () => watchers.delete(changed);
	}
};

function tell(): void {
	for (const changed of watchers) changed();
}
