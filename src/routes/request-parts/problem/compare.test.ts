import { expect, test } from 'vitest';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import { emptyManuscript } from '#domain/notice/manuscript';
import { mergedBody } from '#domain/sync/merge-fields';
import { compareVersions, rowsOf } from './compare.ts';

test('what two editors changed in different fields goes together, and a decision goes with its text', () => {
	const base = { ...emptyManuscript(), titleZh: '按时付款', textZh: '审判长李明。', keeps: [] };
	const keep = { kind: 'person', text: '李明', passage: '1x', reason: '依法公开' };
	const yours = { ...base, titleZh: '按时付款，少打官司' };
	const { keeps: _, ...content } = { ...base, textZh: '审判长李明到庭。' };
	const command = { type: 'manuscript.save', body: yours, base } as unknown as QueuedCommand;
	const { groups, merges, sides } = compareVersions(command, { content, keeps: [keep] });
	expect(rowsOf(merges, 'zh-CN').map(({ label, outcome }) => [label, outcome])).toEqual([
		['正文', 'current'],
		['标题', 'yours']
	]);
	expect(mergedBody(groups, merges, sides, {})).toEqual({
		...content,
		titleZh: '按时付款，少打官司',
		keeps: [keep]
	});
});
