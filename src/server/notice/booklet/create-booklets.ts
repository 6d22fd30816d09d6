import { createHash } from 'node:crypto';
import type { Block, Notice, NoticeLanguage } from '../../../domain/notice/notice.ts';
import { blockText } from '../../../domain/notice/plain-text.ts';
import { printedContent, printLength } from '../../../domain/notice/printed-content.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { Config } from '../../config.ts';
import { BookletFiles } from './booklet-files.ts';
import { createFaces, type Faces } from './faces.ts';
import { setBooklet } from './set-booklet.ts';

export interface Booklet {
	bytes: Buffer;
	/** Of what is in it: names the file and serves as ETag. */
	hash: string;
}

export type BookletProblem = 'no_such_language' | 'too_long' | 'busy';

export interface Booklets {
	of(notice: Notice, language: NoticeLanguage): Promise<Result<Booklet, BookletProblem>>;
}

/** Raised when the layout changes, so that kept booklets are set anew. */
const layout = 2;
/** Four times the longest law; about ten seconds of work. */
const mostLetters = 500_000;
/** One is set at a time, and so many may wait: setting costs a core, and anybody may ask. */
const mostWaiting = 8;

export function createBooklets({
	dataDir,
	origin,
	pdfFonts
}: Pick<Config, 'dataDir' | 'origin' | 'pdfFonts'>): Booklets {
	const files = new BookletFiles(dataDir);
	let faces: Faces | null = null;
	let last: Promise<unknown> = Promise.resolve();
	const underWay = new Map<string, Promise<Buffer>>();

	async function set(notice: Notice, language: NoticeLanguage, blocks: Block[], hash: string) {
		faces ??= createFaces(pdfFonts);
		const print = sha256(printedContent(notice, language)).slice(0, printLength);
		const bytes = await setBooklet({ notice, language, blocks, print, origin }, faces);
		await files.write(hash, bytes);
		return bytes;
	}

	return {
		async of(notice, language) {
			const blocks = notice.body[language] ?? [];
			if (blocks.length === 0) return fail('no_such_language');
			const letters = blocks.reduce((sum, block) => sum + blockText(block).length, 0);
			if (letters > mostLetters) return fail('too_long');
			const hash = hashOf(notice, language, [origin, ...pdfFonts]);
			const kept = await files.read(hash);
			if (kept) return ok({ bytes: kept, hash });
			const known = underWay.get(hash);
			if (known) return ok({ bytes: await known, hash });
			if (underWay.size >= mostWaiting) return fail('busy');
			const setting = last.then(() => set(notice, language, blocks, hash));
			underWay.set(hash, setting);
			// The next one starts however this one ends.
			last = setting.catch(() => {});
			try {
				return ok({ bytes: await setting, hash });
			} finally {
				underWay.delete(hash);
			}
		}
	};
}

function hashOf(notice: Notice, language: NoticeLanguage, surroundings: string[]): string {
	return sha256(JSON.stringify([layout, language, surroundings, notice]));
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
