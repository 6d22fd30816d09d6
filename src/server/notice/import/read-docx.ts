import mammoth from 'mammoth';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { checkOoxml } from '../../files/checks/check-ooxml.ts';
import { type Converted, htmlToMarkdown } from './html-to-markdown.ts';

/** Word's own names of styles that mammoth does not know. */
const styleMap = [
	"p[style-name='Title'] => h1:fresh",
	"p[style-name='Subtitle'] => p:fresh",
	"p[style-name='Quote'] => blockquote:fresh"
];

/**
 * A Word file as Markdown. It is judged like every file that comes in (no macros, nothing that unpacks
 * beyond measure) before a word of it is read; pictures stay out, and the notes say so.
 */
export async function readDocx(
	bytes: Buffer
): Promise<Result<Converted, 'damaged' | 'bomb' | 'active_content' | 'encrypted'>> {
	const checked = await checkOoxml(bytes, 'docx');
	if (!checked.ok) {
		const { code } = checked;
		return fail(
			code === 'bomb' || code === 'active_content' || code === 'encrypted' ? code : 'damaged'
		);
	}
	try {
		// External parts would have to be loaded from wherever the file says: never.
		const options = { styleMap, externalFileAccess: false };
		const { value } = await mammoth.convertToHtml({ buffer: bytes }, options);
		return ok(titled(htmlToMarkdown(value)));
	} catch {
		return fail('damaged');
	}
}

/** Most courts write the title as a first line of its own, without a style. */
function titled(converted: Converted): Converted {
	if (converted.title !== '') return converted;
	const [first = '', ...rest] = converted.text.split('\n\n');
	const plain = first.replace(/^#+ /, '').replace(/\*\*|\\/g, '');
	const isTitle = plain.length > 0 && plain.length <= 60 && !/[。；|]$/.test(plain);
	return isTitle ? { ...converted, title: plain, text: rest.join('\n\n') } : converted;
}
