import { expect, it } from 'vitest';
import { emptyManuscript } from '../../../../../domain/notice/manuscript.ts';
import type { ManuscriptView } from '../../../../../domain/sync/overlay-manuscript.ts';
import { matchImports } from './match-imports.ts';

const content = { ...emptyManuscript(), titleZh: '按时付款', textZh: '收到发票后三十日内付款。' };
const view = (change: Partial<ManuscriptView> = {}) =>
	({
		status: 'draft',
		live: null,
		content: { ...content, issuer: '云杉市（虚构）' },
		...change
	}) as ManuscriptView;

it('a second import of the same list updates what changed and makes no twins', () => {
	const stateOf = (
		given: Partial<typeof content>,
		known: ManuscriptView[],
		isBeingWritten = false
	) => matchImports([{ ...content, ...given }], known, () => isBeingWritten)[0]?.state;
	expect(stateOf({}, [])).toBe('fresh');
	expect(stateOf({}, [view()])).toBe('same');
	expect(stateOf({ textZh: '收到发票后六十日内付款。' }, [view()])).toBe('changed');
	expect(stateOf({ textZh: '收到发票后六十日内付款。' }, [view()], true)).toBe('beingWritten');
	expect(stateOf({ kind: 'guidance' }, [view()])).toBe('fresh');
	// What is with the reviewer is not written over.
	expect(stateOf({}, [view({ status: 'inReview' })])).toBe('fresh');
});

it('keeps what the editor filled in and the file leaves out', () => {
	const [match] = matchImports([{ ...content, textZh: '新' }], [view()], () => false);
	expect(match?.content).toMatchObject({ textZh: '新', issuer: '云杉市（虚构）' });
});
