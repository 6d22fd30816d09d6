import { MAX_NAME } from './limits.ts';

/**
 * Path separators, what Windows forbids, control characters, and what shows nothing or turns the reading
 * direction; halves of a letter too.
 */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;

/**
 * A name that is safe to show and to save under: no path, no hidden direction (`exe.fdp` must not read as
 * `pdf.exe`), not too long. The extension survives; an empty name becomes `file`.
 */
export function cleanFileName(name: string): string {
	const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const plain = last.replace(unwanted, '').replace(/\s+/g, ' ').trim();
	const dot = plain.lastIndexOf('.');
	const extension = dot < 0 ? '' : cut(plain.slice(dot), 10);
	const stem = (dot < 0 ? plain : plain.slice(0, dot)).replace(/^[. ]+|[. ]+$/g, '');
	return `${cut(stem, MAX_NAME - extension.length) || 'file'}${extension}`;
}

/** Counted as the schema of a command counts; rare letters and emoji take two and are not cut in half. */
function cut(text: string, most: number): string {
	return text.slice(0, most).replace(/\p{Cs}$/u, '');
}

/** The same name for content that became another kind on the way, such as a HEIC photo made a JPEG. */
export function withExtension(name: string, extension: string): string {
	const dot = name.lastIndexOf('.');
	return cleanFileName(`${dot < 1 ? name : name.slice(0, dot)}.${extension}`);
}
