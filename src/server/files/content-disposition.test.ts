import { expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

it.each([
	['a.pdf', 'a.pdf'],
	['合同 "终稿"; x=1.pdf', '合同 终稿; x=1.pdf'],
	["it's (1)*.pdf", "it's (1).pdf"],
	['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie x=1.pdf'],
	['\u202efdp.exe', 'fdp.exe'],
	['汉'.repeat(200) + '.jpg', '汉'.repeat(116) + '.jpg'],
	['emoji 😀.png', 'emoji 😀.png'],
	['100%.docx', '100%.docx']
])('%j is a download named %j, in one line of plain letters', (name, real) => {
	const header = contentDisposition(name);
	expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~!-]+$/);
	// No mark that could end the quoted name early.
	expect(/filename="([^"]*)"; filename\*/.exec(header)?.[1]).not.toMatch(/["\\;%]/);
	expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(real);
	// Fit for a header: nothing here can throw when it is sent.
	expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
});
