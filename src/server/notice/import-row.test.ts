import { describe, expect, it } from 'vitest';
import { makeRow } from '../../../tests/support/notices.ts';
import { readImportRow } from './import-row.ts';

const reasonOf = (line: string) => {
	const row = readImportRow(line, null);
	return row.ok ? null : row.reason;
};

describe('a line of an import file', () => {
	it('becomes a draft; fields it does not know are left alone', () => {
		expect(readImportRow(makeRow('r', { gist: 'x', issuer_inferred: true }), null)).toMatchObject({
			ok: true,
			draft: { sourceId: 'r', kind: 'law', category: '地方性法规', effectiveFrom: '2026-06-01' }
		});
	});

	it.each([
		['{"id":', 'is not JSON'],
		['[1]', 'id is missing'],
		['7', 'is not a JSON object'],
		['null', 'is not a JSON object'],
		[makeRow('r', { title: undefined }), 'title is missing'],
		[makeRow('r', { title: 5 }), 'title must be text'],
		[makeRow('r', { text: ' \n ' }), 'text must not be empty'],
		[makeRow('r', { text: 'a\u0000b' }), 'text has broken characters'],
		[makeRow('r', { title: 'a\ud842' }), 'title has broken characters'],
		[makeRow('r', { valid_from: '2025-13-01' }), 'valid_from must be a date'],
		[makeRow('r', { expired: 'yes' }), 'expired must be true or false'],
		[makeRow('r', { kind: '歌词' }), 'kind "歌词" is not known']
	])('is refused with its reason: %s', (line, reason) => {
		expect(reasonOf(line)).toContain(reason);
	});

	it('takes an empty date for an unknown one', () => {
		expect(reasonOf(makeRow('r', { date: '', valid_from: '' }))).toBeNull();
	});
});
