import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { RefusalCode } from '#domain/files/attachment';
import { fileKinds, type FileKind } from '#domain/files/kinds';
import { makeZip, type Part } from './make-zip.ts';

export interface Sample {
	/** What it is, in words for the test's name. */
	title: string;
	name: string;
	type: string;
	bytes: Buffer;
	/** Null: it is a good file. */
	refused: RefusalCode | null;
}

const types = (kind: FileKind) => fileKinds[kind].type;
const word = types('docx');

function contentTypes(main: string): string {
	return `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${main === 'word' ? '/word/document.xml' : '/xl/workbook.xml'}" ContentType="application/vnd.openxmlformats-officedocument.${main === 'word' ? 'wordprocessingml.document' : 'spreadsheetml.sheet'}.main+xml"/></Types>`;
}

function officeParts(main: 'word' | 'xl', more: Part[] = []): Part[] {
	return [
		{ name: '[Content_Types].xml', content: contentTypes(main) },
		{ name: '_rels/.rels', content: '<Relationships/>' },
		{ name: main === 'word' ? 'word/document.xml' : 'xl/workbook.xml', content: '<w>合同</w>' },
		...more
	];
}

export const docx = (more: Part[] = []) => makeZip(officeParts('word', more));
const xlsx = (more: Part[] = []) => makeZip(officeParts('xl', more));

/** A PDF of one page; `objects` follow the page as they are, `trailer` goes into the trailer. */
export function pdf(objects: Array<string | Buffer> = [], trailer = '', root = ''): Buffer {
	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
	const all = [
		`1 0 obj\n<</Type/Catalog/Pages 2 0 R${root}>>\nendobj\n`,
		'2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
		'3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n',
		...objects
	].map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one));
	parts.push(...all);
	const start = Buffer.concat(parts).length;
	parts.push(
		Buffer.from(
			`xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size ${all.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
		)
	);
	return Buffer.concat(parts);
}

export function stream(dictionary: string, content: Buffer): Buffer {
	return Buffer.concat([
		Buffer.from(`9 0 obj\n<<${dictionary}/Length ${content.length}>>\nstream\n`),
		content,
		Buffer.from('\nendstream\nendobj\n')
	]);
}

/** A photo with the place it was taken at, 30 times what a phone would need to send. */
export function photo(width = 1200, height = 900, format: 'jpeg' | 'png' | 'webp' = 'jpeg') {
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
	return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
		.withExif({
			IFD0: { Make: 'SECRETPHONE', Artist: '周明远' },
			IFD3: { GPSLatitude: '35/1 1/1 0/1' }
		})
		.toFormat(format)
		.toBuffer();
}

/** A header that claims 30,000 by 30,000 pixels over a few bytes. */
export async function pixelBomb(): Promise<Buffer> {
	const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
		.png()
		.toBuffer();
	small.writeUInt32BE(30_000, 16);
	small.writeUInt32BE(30_000, 20);
	return small;
}

export const eicar = Buffer.from(
	['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
);
const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const ole = Buffer.concat([
	Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
	Buffer.alloc(2048)
]);

/** Good files of every kind, and what people and attackers send in their place. */
export async function makeCorpus(): Promise<Sample[]> {
	const jpeg = await photo(320, 240);
	const png = await photo(64, 64, 'png');
	const hidden = stream(
		'/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
		deflateSync(Buffer.from('7 0 <</S/JavaScript/JS(app.alert(1))>>'))
	);
	const packedBomb = stream(
		'/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
		deflateSync(Buffer.alloc(64 * 1024 * 1024))
	);
	const good = (title: string, kind: FileKind, bytes: Buffer): Sample => ({
		title,
		name: `${title}.${fileKinds[kind].extensions[0]}`,
		type: types(kind),
		bytes,
		refused: null
	});
	const bad = (
		title: string,
		refused: RefusalCode,
		name: string,
		type: string,
		bytes: Buffer
	): Sample => ({ title, name, type, bytes, refused });
	const office = (title: string, refused: RefusalCode, bytes: Buffer) =>
		bad(title, refused, 'a.docx', word, bytes);
	const paper = (title: string, refused: RefusalCode, bytes: Buffer) =>
		bad(title, refused, 'a.pdf', types('pdf'), bytes);
	return [
		good('照片', 'jpg', jpeg),
		good('截图', 'png', png),
		good('扫描', 'webp', await photo(64, 64, 'webp')),
		good('合同', 'pdf', pdf()),
		// Harmless, but whoever looks back from each stream to the first byte never ends.
		good('流', 'pdf', pdf(['stream\nendstream '.repeat(100_000)])),
		good('清单', 'docx', docx()),
		good('账目', 'xlsx', xlsx()),
		good(
			'打印设置',
			'xlsx',
			xlsx([{ name: 'xl/printerSettings/printerSettings1.bin', content: 'x' }])
		),
		good(
			'有链接',
			'pdf',
			pdf(['4 0 obj\n<</Type/Annot/A<</S/URI/URI(https://a.example)>>>>\nendobj\n'])
		),
		bad('a web page', 'type_not_allowed', 'a.html', 'text/html', html),
		bad('a renamed web page', 'type_not_allowed', 'a.pdf', types('pdf'), html),
		bad('a web page with two extensions', 'type_not_allowed', 'a.pdf.html', types('pdf'), pdf()),
		bad('a drawing', 'type_not_allowed', 'a.svg', 'image/svg+xml', svg),
		bad('a renamed drawing', 'type_not_allowed', 'a.png', types('png'), svg),
		bad(
			'a program',
			'type_not_allowed',
			'a.exe',
			'application/x-msdownload',
			Buffer.from('MZ\x90\x00')
		),
		bad('a picture called a paper', 'name_mismatch', 'a.pdf', types('pdf'), jpeg),
		bad('a PNG called a JPEG', 'name_mismatch', 'a.jpg', types('jpg'), png),
		bad('a type that is not that of the name', 'name_mismatch', 'a.png', types('jpg'), png),
		bad('a sheet called a letter', 'name_mismatch', 'a.docx', word, xlsx()),
		bad(
			'an archive called a letter',
			'damaged',
			'a.docx',
			word,
			makeZip([
				{ name: 'a.txt', content: 'x' },
				{ name: '../b', content: 'x' }
			])
		),
		bad('half a photo', 'damaged', 'a.jpg', types('jpg'), jpeg.subarray(0, jpeg.length / 2)),
		bad('a pixel bomb', 'bomb', 'a.png', types('png'), await pixelBomb()),
		bad('the test virus as a paper', 'malware', 'eicar.pdf', types('pdf'), eicar),
		bad(
			'the test virus under its own name',
			'malware',
			'eicar.com',
			'application/octet-stream',
			eicar
		),
		paper('the test virus inside a paper', 'malware', pdf([stream('', eicar)])),
		paper('a paper that is a web page first', 'type_not_allowed', Buffer.concat([html, pdf()])),
		paper('a paper that is a web page inside', 'active_content', pdf([stream('', html)])),
		paper(
			'a paper that is a web page in a remark',
			'active_content',
			pdf([`%${html.toString()}\n`])
		),
		paper('a paper that is a web page behind', 'damaged', Buffer.concat([pdf(), html])),
		paper('a paper with an archive behind', 'damaged', Buffer.concat([pdf(), docx()])),
		paper(
			'a paper with a script',
			'active_content',
			pdf([], '', '/OpenAction<</S/JavaScript/JS(app.alert(1))>>')
		),
		paper(
			'a paper with a script spelled oddly',
			'active_content',
			pdf([], '', '/OpenAction<</S/J#61vaScript>>')
		),
		paper('a paper with a packed script', 'active_content', pdf([hidden])),
		paper(
			'a paper that starts a program',
			'active_content',
			pdf([], '', '/OpenAction<</S/Launch/F(cmd.exe)>>')
		),
		paper(
			'a paper with a file in it',
			'active_content',
			pdf(['4 0 obj\n<</Type/EmbeddedFile>>\nendobj\n'])
		),
		paper(
			'a paper with objects in a false stream',
			'damaged',
			pdf(['% <</Filter/X>>\nstream\n7 0 obj\n<</JS(x)>>\nendobj\nendstream\n'])
		),
		paper('a packed paper that unpacks for ever', 'bomb', pdf([packedBomb])),
		paper('a locked paper', 'encrypted', pdf([], '/Encrypt 5 0 R')),
		paper('a paper without a page', 'damaged', Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n')),
		bad('a locked letter', 'encrypted', 'a.docx', word, ole),
		office(
			'a letter with macros',
			'active_content',
			docx([{ name: 'word/vbaProject.bin', content: 'x' }])
		),
		office(
			'a letter with an embedded program',
			'active_content',
			docx([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }])
		),
		office(
			'a letter with ActiveX',
			'active_content',
			docx([{ name: 'word/activeX/activeX1.xml', content: 'x' }])
		),
		office(
			'a letter in a letter',
			'active_content',
			docx([{ name: 'word/inner.docx', content: docx() }])
		),
		office(
			'a zip bomb',
			'bomb',
			docx([{ name: 'word/media/a.bmp', content: Buffer.alloc(30 * 1024 * 1024) }])
		),
		office(
			'a zip bomb that lies',
			'bomb',
			docx([{ name: 'word/media/a.bmp', content: 'x', claimedSize: 300 * 1024 * 1024 }])
		),
		office(
			'too many parts',
			'bomb',
			docx(Array.from({ length: 2100 }, (_, n) => ({ name: `word/p${n}.xml`, content: '' })))
		),
		office(
			'a part outside the folder',
			'damaged',
			docx([{ name: '../../etc/passwd', content: 'x' }])
		),
		office('a part with a full path', 'damaged', docx([{ name: '/etc/passwd', content: 'x' }])),
		office(
			'a part that is a link',
			'damaged',
			docx([{ name: 'word/link', content: '/etc/passwd', mode: 0o120777 }])
		),
		office(
			'a locked part',
			'encrypted',
			docx([{ name: 'word/secret.xml', content: 'x', isEncrypted: true }])
		),
		office('a web page before a letter', 'type_not_allowed', Buffer.concat([html, docx()])),
		office(
			'a letter with words behind',
			'damaged',
			makeZip(officeParts('word'), { comment: '<script>alert(1)</script>' })
		)
	];
}
