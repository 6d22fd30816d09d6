import { expect, test } from 'vitest';
import { checkChoice } from './check-choice.ts';

test('a paper whose end is still in a cloud is one that cannot be read', async () => {
	const file = new File([`%PDF-1.7\n${' '.repeat(9000)}\n%%EOF`], '合同.pdf', {
		type: 'application/pdf'
	});
	expect(await checkChoice(file)).toEqual({ ok: true, value: { kind: 'pdf', name: '合同.pdf' } });
	file.slice = (from = 0, to) => {
		const part = Blob.prototype.slice.call(file, from, to);
		if (from > 0) part.text = () => Promise.reject(new DOMException('', 'NotReadableError'));
		return part;
	};
	expect(await checkChoice(file)).toEqual({ ok: false, code: 'unreadable' });
});
