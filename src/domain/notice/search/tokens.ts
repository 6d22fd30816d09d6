/**
 * Folds full-width forms and case, one UTF-16 unit for one, so that offsets in the folded
 * text are offsets in the text as printed.
 */
export function foldText(text: string): string {
	const lower = text.toLowerCase();
	const cased = lower.length === text.length ? lower : foldUnits(text);
	return /[\u3000\uff01-\uff5e]/.test(cased)
		? cased.replace(/[\u3000\uff01-\uff5e]/g, (unit) =>
				unit === '\u3000' ? ' ' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0).toLowerCase()
			)
		: cased;
}

// A few letters grow when lowered (İ): those stay as they are.
function foldUnits(text: string): string {
	let folded = '';
	for (const unit of text) {
		const lower = unit.toLowerCase();
		folded += lower.length === unit.length ? lower : unit;
	}
	return folded;
}

/**
 * Han written without spaces. Both halves of a character beyond the first plane count, so that
 * a rare character such as 𠮷 is found by the pair of its halves like any other bigram.
 */
export function isHanUnit(unit: number): boolean {
	return (
		(unit >= 0x4e00 && unit <= 0x9fff) ||
		(unit >= 0x3400 && unit <= 0x4dbf) ||
		unit === 0x3005 ||
		unit === 0x3007 ||
		(unit >= 0xd800 && unit <= 0xdfff) ||
		(unit >= 0xf900 && unit <= 0xfaff)
	);
}

const wordUnit = /[\p{L}\p{N}]/u;

export function isWordUnit(unit: number): boolean {
	if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
	return !isHanUnit(unit) && wordUnit.test(String.fromCharCode(unit));
}

/** Two neighbours of a Han run as one number; the last of a run stands alone, with 0 behind it. */
export function bigramKey(first: number, second: number): number {
	return ((first << 16) | second) >>> 0;
}

/** The last character of a run stands alone in the index, and says little. */
export function isPair(key: number): boolean {
	return (key & 0xffff) !== 0;
}

/** Calls back with each bigram and each word of a folded text, repeats included. */
export function eachToken(
	folded: string,
	onBigram: (key: number) => void,
	onWord: (word: string) => void
): void {
	let at = 0;
	while (at < folded.length) {
		const unit = folded.charCodeAt(at);
		if (isHanUnit(unit)) {
			const next = at + 1 < folded.length ? folded.charCodeAt(at + 1) : 0;
			onBigram(bigramKey(unit, isHanUnit(next) ? next : 0));
			at++;
		} else if (isWordUnit(unit)) {
			const start = at;
			while (at < folded.length && isWordUnit(folded.charCodeAt(at))) at++;
			onWord(folded.slice(start, at));
		} else {
			at++;
		}
	}
}
