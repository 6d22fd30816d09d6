import { describe, expect, test } from 'vitest';
import { lawStatusOn } from '../notice/citation.ts';
import { unmappedExpiries } from './maintenance.ts';
import { findItem, type Questionnaire } from './questionnaire.ts';
import { questionnaire } from './questions.ts';

const withoutSuccessors: Questionnaire = {
	...questionnaire,
	domains: questionnaire.domains.map((domain) => ({
		...domain,
		items: domain.items.map((item) => ({
			...item,
			law: item.law.map((ref) => ({ ...ref, supersededBy: null }))
		}))
	}))
};

describe('the maintenance rule', () => {
	test('finds no citation that ends within 60 days of today without a successor', () => {
		const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
		expect(unmappedExpiries(questionnaire, today)).toEqual([]);
		expect(unmappedExpiries(questionnaire, '2026-11-24')).toEqual([]);
		expect(unmappedExpiries(questionnaire, '2027-01-01')).toEqual([]);
	});

	test('would fail on I1 and I2 today, had no successor been mapped', () => {
		const failing = unmappedExpiries(withoutSuccessors, '2026-11-24').map((one) => one.itemId);
		expect([...new Set(failing)]).toEqual(['I1', 'I2']);
		expect(unmappedExpiries(withoutSuccessors, '2026-10-31')).toEqual([]);
		expect(unmappedExpiries(withoutSuccessors, '2026-11-01')).toHaveLength(3);
	});

	test('has the Trademark Law change over on 1 January 2027', () => {
		const ref = findItem(questionnaire, 'I1')?.law[0];
		if (!ref) throw new Error('I1 cites nothing');
		expect(lawStatusOn(ref, '2026-12-31')).toMatchObject({ status: 'ending', on: '2026-12-31' });
		expect(lawStatusOn(ref, '2027-01-01')).toMatchObject({
			status: 'repealed',
			successor: { law: '商标法（2027年施行）' }
		});
	});

	test('cites nothing that was out of force when it was published', () => {
		for (const domain of questionnaire.domains) {
			for (const item of domain.items) {
				for (const ref of item.law) {
					expect(['inForce', 'ending'], item.id).toContain(
						lawStatusOn(ref, questionnaire.publishedOn).status
					);
				}
			}
		}
	});
});
