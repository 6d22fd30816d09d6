import { cleanFileName } from '../../domain/files/file-name.ts';

/**
 * Always a download, never shown in the page: RFC 6266, with the real name in the form of RFC 5987 and
 * a plain one for programs that know no other.
 */
export function contentDisposition(name: string): string {
	const real = cleanFileName(name);
	const plain = real.replace(/[^\x20-\x7e]|[%";\\]/g, '_');
	const encoded = encodeURIComponent(real).replace(
		/['()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
