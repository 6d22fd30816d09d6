import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedBody, mergeFields, type FieldGroups } from './merge-fields.ts';

const groups: FieldGroups = [['name'], ['phone'], ['shared', 'hash']];
const base = { name: '周', phone: '1', shared: [{ id: 'A1', note: '' }], hash: 'h' };

test('changes that do not overlap go together, without asking', () => {
	const sides = { yours: { ...base, name: '周明远' }, current: { ...base, phone: '2' } };
	const merges = mergeFields(groups, { base, ...sides });
	expect(merges.map(({ outcome }) => outcome)).toEqual(['yours', 'current', 'same']);
	expect(mergedBody(groups, merges, sides, {})).toEqual({ ...base, name: '周明远', phone: '2' });
});

test('the same field changed by both is for the person to decide', () => {
	const sides = { yours: { ...base, name: '甲' }, current: { ...base, name: '乙' } };
	const merges = mergeFields(groups, { base, ...sides });
	expect(merges[0]?.outcome).toBe('clash');
	expect(mergedBody(groups, merges, sides, {})).toBeNull();
	expect(mergedBody(groups, merges, sides, { name: 'current' })).toMatchObject({ name: '乙' });
	expect(mergedBody(groups, merges, sides, { name: 'yours' })).toMatchObject({ name: '甲' });
});

test('fields that belong together are taken together, and the order of keys is no change', () => {
	const current = { ...base, shared: [{ note: '', id: 'A1' }], hash: 'h2' };
	const sides = { yours: { ...base, name: '甲' }, current };
	const merges = mergeFields(groups, { base, ...sides });
	expect(merges.map(({ outcome }) => outcome)).toEqual(['yours', 'same', 'current']);
	expect(mergedBody(groups, merges, sides, {})).toEqual({ ...current, name: '甲' });
});

test('without what the person saw, every difference is shown', () => {
	const sides = { yours: { ...base, name: '甲' }, current: { ...base, phone: '2' } };
	const merges = mergeFields(groups, { base: null, ...sides });
	expect(merges.map(({ outcome }) => outcome)).toEqual(['clash', 'clash', 'same']);
});

test('a merge never makes up a value and never loses a side that alone changed', () => {
	const value = fc.record({
		name: fc.constantFrom('a', 'b', 'c'),
		phone: fc.constantFrom('1', '2', '3'),
		shared: fc.constantFrom(null, ['x'], ['y']),
		hash: fc.constantFrom(null, 'h')
	});
	fc.assert(
		fc.property(value, value, value, (before, yours, current) => {
			const merges = mergeFields(groups, { base: before, yours, current });
			const picks = Object.fromEntries(merges.map(({ field }) => [field, 'current' as const]));
			const clashes = Object.fromEntries(
				merges
					.filter(({ outcome }) => outcome === 'clash')
					.map(({ field }) => [field, 'yours' as const])
			);
			expect(mergedBody(groups, merges, { yours, current }, picks)).toEqual(current);
			const merged = mergedBody(groups, merges, { yours, current }, clashes);
			for (const [index, { outcome }] of merges.entries()) {
				for (const name of groups[index] ?? []) {
					const key = name as keyof typeof before;
					const from = outcome === 'current' ? current : yours;
					expect(merged?.[name]).toEqual(from[key]);
				}
			}
		})
	);
});
