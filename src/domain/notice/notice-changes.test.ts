import { expect, it } from 'vitest';
import { compareVersions, type KeptVersion, missingVersions } from './notice-changes.ts';

const corrections = [
	{ at: '2026-03-02T00:00:00.000Z', note: '写错了日期' },
	{ at: '2026-03-03T00:00:00.000Z', note: '写错了金额' }
];

/** The text as it was after so many corrections. */
function version(count: number): KeptVersion {
	const at = corrections[count - 1]?.at ?? '2026-03-01T00:00:00.000Z';
	const body = { zh: [], en: null };
	return {
		at,
		corrections: corrections.slice(0, count),
		read: () => ({ title: { zh: `第 ${count} 次更正`, en: null }, body })
	};
}
const notice = { number: 7, kind: 'riskTip' } as const;
const first = '2026-03-01T00:00:00.000Z';

it('the newest version is compared with the one before it, or with the one that was asked for', () => {
	const versions = [version(1), version(0), version(2)];
	const changes = compareVersions(notice, versions, null);
	expect(changes).toMatchObject({
		before: { title: { zh: '第 1 次更正' } },
		after: { title: { zh: '第 2 次更正' } },
		versions: [{ note: '写错了金额' }, { note: '写错了日期' }, { at: first, note: '' }]
	});
	expect(compareVersions(notice, versions, first)?.before?.at).toBe(first);
	expect(compareVersions(notice, versions, '2020-01-01T00:00:00.000Z')).toBeNull();
	expect(compareVersions(notice, [version(0)], null)?.before).toBeNull();
	expect(compareVersions(notice, [], null)).toBeNull();
});

it('what is not at hand is named, the first text too', () => {
	const newest = { publishedAt: first, corrections };
	expect(missingVersions(newest, [version(2)])).toEqual([corrections[0], { at: first, note: '' }]);
	expect(missingVersions(newest, [version(0), version(1), version(2)])).toEqual([]);
});
