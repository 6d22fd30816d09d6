import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unwrapWoff } from './unwrap-woff.ts';

/** One font, read once per process and shared by all booklets. */
export interface Face {
	/** Names it inside a PDF. */
	name: string;
	font: Font;
	has(codePoint: number): boolean;
	/** Advance at a size of one. */
	width(codePoint: number): number;
}

export interface Faces {
	/** The first face of the chain that has the character; null when none does. */
	find(codePoint: number, isBold: boolean): Face | null;
	/** For what must always be there: digits, brackets, Latin capitals. */
	plain: Face;
}

// Resolved, not joined: the built server lies elsewhere than this file.
const locate = createRequire(import.meta.url).resolve;

/**
 * Noto Sans SC, then LXGW WenKai for Hanzi that it lacks (𠮷), then what the operator names: a font
 * such as Hanazono covers all of CJK extension B. Each is read when it is first needed.
 */
export function createFaces(extra: readonly string[]): Faces {
	const regular = lazyFace('noto', () =>
		readFileSync(locate('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
	);
	const bold = lazyFace('noto-bold', () =>
		readFileSync(locate('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'))
	);
	const rare = [
		lazyFace('wenkai', () =>
			unwrapWoff(
				readFileSync(locate('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'))
			)
		),
		...extra.map((path, index) => lazyFace(`extra-${index}`, () => readFileSync(path)))
	];
	const chains = { regular: [regular, ...rare], bold: [bold, regular, ...rare] };
	return {
		find(codePoint, isBold) {
			for (const face of isBold ? chains.bold : chains.regular) {
				if (face().has(codePoint)) return face();
			}
			return null;
		},
		get plain() {
			return regular();
		}
	};
}

function lazyFace(name: string, read: () => Buffer): () => Face {
	let face: Face | undefined;
	return () => (face ??= openFace(name, read()));
}

function openFace(name: string, bytes: Buffer): Face {
	const opened = create(bytes);
	if ('fonts' in opened) throw new Error(`The font ${name} is a collection; name a single font.`);
	const known = new Map<number, number>();
	const width = (codePoint: number) => {
		let found = known.get(codePoint);
		if (found === undefined) {
			found = opened.hasGlyphForCodePoint(codePoint)
				? opened.glyphForCodePoint(codePoint).advanceWidth / opened.unitsPerEm
				: -1;
			known.set(codePoint, found);
		}
		return found;
	};
	return { name, font: opened, has: (codePoint) => width(codePoint) >= 0, width };
}
