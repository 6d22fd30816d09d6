/** How far the files of this tab's round are on their way; never stored, because the server knows. */
class Uploads {
	#sentByHash = $state.raw<ReadonlyMap<string, number>>(new Map());

	/** Percent that the server has said it has; null while nothing is known. */
	percent(sha256: string | null): number | null {
		return sha256 === null ? null : (this.#sentByHash.get(sha256) ?? null);
	}

	note(sha256: string, sent: number, total: number): void {
		const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
		this.#sentByHash = new Map([...this.#sentByHash, [sha256, percent]]);
	}
}

export const uploads = new Uploads();
