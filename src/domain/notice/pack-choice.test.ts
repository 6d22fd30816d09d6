import { expect, test } from 'vitest';
import type { Manifest, PackEntry } from './manifest.ts';
import type { NoticeKind } from './notice.ts';
import { everything, groupDomain, isWanted, weighChoice, weighUnchosen } from './pack-choice.ts';

const pack = (...groups: Array<[NoticeKind, string]>): PackEntry => ({
	sha: '',
	bytes: 100 * groups.length,
	seq: 1,
	first: 1,
	last: 1,
	n: groups.length,
	dead: 0,
	gone: [],
	kinds: {},
	groups: groups.map(([kind, domain]) => ({ kind, domain, n: 1, bytes: 100 }))
});

test('a choice of a field also brings what belongs to none or to several, within the chosen kinds', () => {
	const choice = { kinds: ['riskTip' as const], domains: ['D2'] };
	expect(isWanted(pack(['riskTip', 'D2']), choice)).toBe(true);
	expect(isWanted(pack(['riskTip', 'D1']), choice)).toBe(false);
	expect(isWanted(pack(['riskTip', '']), choice)).toBe(true);
	expect(isWanted(pack(['law', '']), choice)).toBe(false);
	expect(isWanted(pack(['law', 'D1'], ['riskTip', 'D2']), choice)).toBe(true);
	expect(groupDomain({ domains: ['D2'] })).toBe('D2');
	expect(groupDomain({ domains: ['D1', 'D2'] })).toBe('');
});

test('everything, and nothing, mean what they say; a pack of unknown content is never missed', () => {
	expect(isWanted(pack(['law', 'D9']), everything)).toBe(true);
	expect(isWanted(pack(['law', '']), { kinds: [], domains: null })).toBe(false);
	expect(isWanted(pack(), { kinds: [], domains: [] })).toBe(true);
});

test('sizes of kinds follow the chosen fields, and the other way round', () => {
	const packs = [pack(['law', 'D1'], ['law', '']), pack(['riskTip', 'D2'])];
	const { byKind, byDomain } = weighChoice({ packs } as Manifest, {
		kinds: ['law'],
		domains: ['D2']
	});
	expect(byKind.get('law')).toEqual({ n: 1, bytes: 100 });
	expect(byKind.get('riskTip')).toEqual({ n: 1, bytes: 100 });
	expect(byDomain.get('D1')).toEqual({ n: 1, bytes: 100 });
	expect(byDomain.get('D2')).toBeUndefined();
	expect(byDomain.get('')).toEqual({ n: 1, bytes: 100 });
});

test('says what comes along because it shares a pack', () => {
	const manifest = { packs: [pack(['law', 'D1'], ['riskTip', 'D2']), pack(['guidance', ''])] };
	const of = (kinds: NoticeKind[] | null) =>
		weighUnchosen(manifest as Manifest, { kinds, domains: null });
	expect(of(['law'])).toEqual({ n: 1, bytes: 100 });
	expect(of(['guidance'])).toEqual({ n: 0, bytes: 0 });
	expect(of(null)).toEqual({ n: 0, bytes: 0 });
});
