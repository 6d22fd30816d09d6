/** The only kinds of file a person may hand in (row A31). Everything else is refused by name and by content. */
export const fileKinds = {
	jpg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
	png: { type: 'image/png', extensions: ['png'] },
	webp: { type: 'image/webp', extensions: ['webp'] },
	pdf: { type: 'application/pdf', extensions: ['pdf'] },
	docx: {
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		extensions: ['docx']
	},
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extensions: ['xlsx']
	}
} as const satisfies Record<string, { type: string; extensions: readonly string[] }>;

export type FileKind = keyof typeof fileKinds;
export type FileType = (typeof fileKinds)[FileKind]['type'];

const kinds = Object.keys(fileKinds) as FileKind[];
export const fileTypes = kinds.map((kind) => fileKinds[kind].type);
export const fileExtensions = kinds.flatMap((kind) => [...fileKinds[kind].extensions]);

export function kindOfType(type: string): FileKind | null {
	return kinds.find((kind) => fileKinds[kind].type === type) ?? null;
}

export function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** By the last extension only: `contract.pdf.html` is HTML. */
export function kindOfName(name: string): FileKind | null {
	const extension = extensionOf(name);
	return kinds.find((kind) => fileKinds[kind].extensions.some((one) => one === extension)) ?? null;
}

export type PictureKind = 'jpg' | 'png' | 'webp';

export function isPicture(kind: FileKind): kind is PictureKind {
	return kind === 'jpg' || kind === 'png' || kind === 'webp';
}
