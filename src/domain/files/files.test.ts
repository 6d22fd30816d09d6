import { describe, expect, it } from 'vitest';
import { cleanFileName, withExtension } from './file-name.ts';
import { fileKinds, kindOfName, kindOfType } from './kinds.ts';
import { MAX_NAME } from './limits.ts';
import { pictureSize } from './picture-size.ts';
import { isVideo, sniff } from './sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (mark) => mark.charCodeAt(0));

describe('the name of a file', () => {
	it.each([
		['合同.pdf', '合同.pdf'],
		['../../etc/passwd', 'passwd'],
		['C:\\Users\\me\\a.docx', 'a.docx'],
		['invoice\u202efdp.exe', 'invoicefdp.exe'],
		['a"b\r\nc.pdf', 'abc.pdf'],
		['.pdf', 'file.pdf'],
		['', 'file'],
		['x\ud800y.pdf', 'xy.pdf'],
		['a\u061cb\u00adc.pdf', 'abc.pdf'],
		['a\u2028b\u0085c\u200dd.pdf', 'abcd.pdf'],
		['a.1234567\u{20bb7}', 'a.1234567\u{20bb7}'],
		['a.12345678\u{20bb7}', 'a.12345678'],
		['  a   b .jpg', 'a b.jpg']
	])('%j becomes %j', (given, clean) => expect(cleanFileName(given)).toBe(clean));

	it('keeps its extension however long it is', () => {
		const long = cleanFileName(`${'汉'.repeat(300)}.xlsx`);
		expect(long.length).toBe(MAX_NAME);
		expect(long.endsWith('.xlsx')).toBe(true);
		for (const letter of ['\u{20bb7}', '😀']) {
			const rare = cleanFileName(`a${letter.repeat(300)}.xlsx`);
			// What the server takes in a command, and never half a letter.
			expect(rare.length).toBeLessThanOrEqual(MAX_NAME);
			expect(rare.endsWith(`${letter}.xlsx`)).toBe(true);
		}
		expect(withExtension('IMG_0001.HEIC', 'jpg')).toBe('IMG_0001.jpg');
	});

	it('tells the kind by its last extension only', () => {
		expect(kindOfName('a.PDF')).toBe('pdf');
		expect(kindOfName('a.jpeg')).toBe('jpg');
		for (const name of ['a.pdf.html', 'a.svg', 'pdf', '.pdf', 'a.docm']) {
			expect(kindOfName(name)).toBeNull();
		}
		for (const { type } of Object.values(fileKinds)) expect(kindOfType(type)).not.toBeNull();
		expect(kindOfType('text/html')).toBeNull();
	});
});

describe('the first bytes of a file', () => {
	it.each([
		['\xff\xd8\xff\xe0', 'jpg'],
		['\x89PNG\r\n\x1a\n', 'png'],
		['RIFF....WEBP', 'webp'],
		['RIFF....AVI ', 'video'],
		['%PDF-1.7', 'pdf'],
		['PK\x03\x04', 'zip'],
		['\xd0\xcf\x11\xe0', 'ole'],
		['....ftypheic', 'heic'],
		['....ftypmp42', 'video'],
		['....ftypqt  ', 'video'],
		['<!doctype html>', 'unknown'],
		['', 'unknown']
	])('%j are those of a %s', (head, kind) => expect(sniff(bytes(head))).toBe(kind));

	it('do not decide alone what a video is', () => {
		expect(isVideo('film.MKV', '', 'unknown')).toBe(true);
		expect(isVideo('film', 'video/mp4', 'unknown')).toBe(true);
		expect(isVideo('a.pdf', 'application/pdf', 'pdf')).toBe(false);
	});
});

it('the size of a picture is read from its header, and a broken header has none', () => {
	const png = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30');
	expect(pictureSize(png)).toEqual({ width: 30_000, height: 30_000 });
	const jpeg = bytes('\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x11\x08\0\x10\0\x20\x03zzzz');
	expect(pictureSize(jpeg)).toEqual({ width: 32, height: 16 });
	const webp = bytes('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x07\0\0');
	expect(pictureSize(webp)).toEqual({ width: 16, height: 8 });
	for (const broken of ['', '\x89PNG', '\xff\xd8\xff\xe0\0', 'RIFF\0\0\0\0WEBPVP8X', '<svg/>']) {
		expect(pictureSize(bytes(broken))).toBeNull();
	}
});
