import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { requestContentSchema } from './request.ts';
import { checkRequest, draftToContent, emptyRequestDraft } from './request-draft.ts';

const finding = { itemId: 'L1', answer: 'no', selfLevel: 'red', note: ' 三人\u200b ' } as const;
const draft = {
	...emptyRequestDraft('0e100000-0000-4000-8000-000000000001'),
	contactName: ' 周明远\u200b ',
	contactPhone: '１５４ 0000-0001',
	description: '想请法官看看合同。\r\n',
	shared: [finding, { ...finding, itemId: 'C4' }],
	withheld: ['C4'],
	questionnaireVersion: '1',
	answersHash: 'abc'
};

describe('a request that is being written', () => {
	it('names every empty field in the order of the form', () => {
		expect(
			checkRequest({ contactName: ' \u3000', contactPhone: '-', description: '\u200b' })
		).toEqual([
			{ field: 'description', code: 'empty' },
			{ field: 'contactName', code: 'empty' },
			{ field: 'contactPhone', code: 'empty' }
		]);
	});

	it('says when a number is no phone number and when a text is too long', () => {
		const issues = checkRequest({
			contactName: '周'.repeat(61),
			contactPhone: '12345',
			description: '字'.repeat(2001)
		});
		expect(issues.map(({ code }) => code)).toEqual(['tooLong', 'tooLong', 'notAPhone']);
	});

	it('sends cleaned text, and nothing of a finding that was unticked', () => {
		const content = draftToContent(draft);
		expect(content).toEqual({
			contactName: '周明远',
			contactPhone: '15400000001',
			description: '想请法官看看合同。',
			shared: [{ ...finding, note: '三人' }],
			questionnaireVersion: '1',
			answersHash: 'abc'
		});
		expect(v.is(requestContentSchema, content)).toBe(true);
		expect(JSON.stringify(content)).not.toContain('C4');
	});

	it('sends no trace of the self-check when every finding is unticked', () => {
		expect(draftToContent({ ...draft, withheld: ['L1', 'C4'] })).toMatchObject({
			shared: [],
			questionnaireVersion: null,
			answersHash: null
		});
	});
});
