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

	it('takes the facts of a list entry, and names what it does not know of them', () => {
		const both = (zh: string) => ({ zh, en: null });
		const facts = { list: both('从轻处罚'), authority: both('甲局'), region: both('甲市') };
		const row = (change: object) =>
			makeRow('r', { kind: '清单事项', facts: { ...facts, ...change } });
		expect(readImportRow(row({}), null)).toMatchObject({
			draft: { facts: { leniencyEntry: facts } }
		});
		expect(reasonOf(row({ regoin: 'x' }))).toBe('facts.regoin is not known');
		expect(reasonOf(row({ region: undefined }))).toBe('facts.region is missing');
		expect(reasonOf(row({ list: { zh: '', en: null } }))).toBe('facts.list.zh must not be empty');
		expect(reasonOf(makeRow('r', { kind: '反诈提示', facts: { call: ['polcie'] } }))).toContain(
			'polcie'
		);
		expect(reasonOf(makeRow('r', { facts }))).toBe('facts: a notice of kind law has none');
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
