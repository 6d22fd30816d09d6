import { describe, expect, it } from 'vitest';
import { makeManuscript } from '../../../tests/support/manuscripts.ts';
import type { ManuscriptRow } from '../notice/manuscript.ts';
import type { LocalCommand } from './overlay.ts';
import { overlayManuscripts } from './overlay-manuscript.ts';

const id = '8f0e0000-0000-4000-8000-000000000009';
const { keeps, ...content } = makeManuscript();
const published: ManuscriptRow = {
	...{ id, status: 'published', number: 31, version: 1, content, keeps, authors: [] },
	...{ approvedBy: '罗衡', publishAt: null, withdrawn: null, history: [] },
	live: { version: 1, content: null, publishedAt: '2026-11-24T01:00:00.000Z', corrections: [] },
	updatedAt: '2026-11-24T01:00:00.000Z'
};

function command(type: string, body: object = {}, given: Partial<LocalCommand> = {}): LocalCommand {
	return {
		...{ id: type, after: [], type, version: 1, entity: id, baseRev: null },
		...{ madeAt: Date.UTC(2026, 10, 24, 8), body: { ...body }, state: 'pending' },
		...{ result: null, parkedCode: null, localNumber: null },
		...given
	};
}

function see(row: ManuscriptRow | null, ...commands: LocalCommand[]) {
	const rows = row ? [{ k: 'manuscript', id, rev: 3, d: { ...row } }] : [];
	const [view] = overlayManuscripts({
		...{ rows, commands, cursorsByScope: new Map(), sendingIds: new Set(), signedIn: true },
		me: { id: 'a1', name: '许文' }
	});
	if (!view) throw new Error('nothing to see');
	return view;
}

describe('a manuscript as its editor sees it', () => {
	it('is there before the court has it, and is nobody else’s work', () => {
		const view = see(null, command('manuscript.save', makeManuscript()));
		expect(view).toMatchObject({ status: 'draft', rev: null, version: 1, authors: ['a1'] });
		expect(view.delivery.state).toBe('queued');
	});

	it('keeps what readers see beside a correction, and goes back to it when that is thrown away', () => {
		const save = command('manuscript.save', makeManuscript({ titleZh: '改过的' }));
		const corrected = see(published, save);
		expect(corrected).toMatchObject({ status: 'draft', approvedBy: null, live: { content } });
		expect(corrected.content.titleZh).toBe('改过的');
		const back = see(published, save, command('manuscript.discard'));
		expect(back).toMatchObject({ status: 'published', version: 1, content });
	});

	it('says at once why it was sent back or taken from its readers', () => {
		const inReview = { ...published, status: 'inReview' as const, live: null };
		const sentBack = see(inReview, command('manuscript.return', { reason: '日期不对' }));
		expect(sentBack).toMatchObject({ status: 'draft', history: [{ reason: '日期不对' }] });
		const gone = see(published, command('manuscript.withdraw', { reason: '当事人申请' }));
		expect(gone).toMatchObject({ status: 'withdrawn', withdrawn: { reason: '当事人申请' } });
	});

	it('waits for its time, unless that has passed', () => {
		const approved = { ...published, status: 'approved' as const, live: null };
		const later = '2026-12-01T00:00:00.000Z';
		const waiting = see(approved, command('manuscript.publish', { at: later }));
		expect(waiting).toMatchObject({ status: 'scheduled', publishAt: later });
		const now = see(approved, command('manuscript.publish', { at: '2026-11-01T00:00:00.000Z' }));
		expect(now).toMatchObject({ status: 'published', publishAt: null });
	});

	it('of an older version has the fields that came since, empty', () => {
		const { list: _list, call: _call, ...older } = content;
		const view = see({ ...published, content: older as typeof content });
		expect(view.content).toMatchObject({ list: '', call: [] });
	});
});
