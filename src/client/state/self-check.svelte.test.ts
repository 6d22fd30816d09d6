import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { allItems, findItem, type Item } from '#domain/health-check/questionnaire';
import { questionnaire } from '#domain/health-check/questions';
import { profileIds } from '#domain/health-check/profile';

type Module = typeof import('./self-check.svelte.ts');
type Store = typeof import('./self-check-store.ts');

/** A tab that has just been opened: fresh modules, the disk as it was. */
async function openTab(): Promise<{ selfCheck: Module['selfCheck']; store: Store }> {
	vi.resetModules();
	const store = await import('./self-check-store.ts');
	const { selfCheck } = await import('./self-check.svelte.ts');
	await selfCheck.load();
	return { selfCheck, store };
}

function item(id: string): Item {
	const found = findItem(questionnaire, id);
	if (!found) throw new Error(id);
	return found;
}

beforeEach(() => {
	globalThis.indexedDB = new IDBFactory();
});

describe('the self-check on the phone', () => {
	test('keeps every tap: after a battery death it goes on at the same question', async () => {
		const first = await openTab();
		await first.selfCheck.start('quick', { answers: false });
		for (const id of profileIds) await first.selfCheck.setProfile(id, 'yes');
		await first.selfCheck.answer(item('C4'), 'no');
		await first.selfCheck.setDate(item('C4'), 'oldestDebt', '2024-01-15');
		await first.selfCheck.goTo('L1');

		const { selfCheck } = await openTab();
		expect(selfCheck.check?.position).toBe('L1');
		expect(selfCheck.answerTo(item('C4'))).toMatchObject({
			value: 'no',
			dates: { oldestDebt: '2024-01-15' }
		});
		expect(selfCheck.answered).toBe(1);
		expect(selfCheck.isSaved).toBe(true);
	});

	test('lets two tabs answer at once without losing either tap', async () => {
		const one = await openTab();
		await one.selfCheck.start('full', { answers: false });
		const other = await openTab();
		await Promise.all([
			one.selfCheck.answer(item('L1'), 'no'),
			other.selfCheck.answer(item('L2'), 'yes')
		]);
		const { selfCheck } = await openTab();
		expect(Object.keys(selfCheck.check?.answers ?? {}).sort()).toEqual(['L1', 'L2']);
	});

	test('hides what the profile rules out', async () => {
		const { selfCheck } = await openTab();
		await selfCheck.start('full', { answers: false });
		expect(selfCheck.questions).toHaveLength(66);
		await selfCheck.setProfile('employees', 'no');
		expect(selfCheck.questions.some((one) => one.id.startsWith('L'))).toBe(false);
	});

	test('drops a date that the new answer no longer asks for', async () => {
		const { selfCheck } = await openTab();
		await selfCheck.start('full', { answers: false });
		await selfCheck.answer(item('L1'), 'no');
		await selfCheck.setDate(item('L1'), 'hired', '2026-11-01');
		await selfCheck.answer(item('L1'), 'yes');
		expect(selfCheck.answerTo(item('L1'))?.dates).toEqual({});
	});

	test('keeps a result as it was made, and the same answers on one day make one result', async () => {
		const { selfCheck } = await openTab();
		await selfCheck.start('full', { answers: false });
		for (const one of allItems(questionnaire)) await selfCheck.answer(one, one.goodAnswer);
		const first = await selfCheck.finish();
		expect(await selfCheck.finish()).toBe(first);
		await selfCheck.answer(item('L1'), 'no');
		const second = await selfCheck.finish();
		expect(second).not.toBe(first);

		const tab = await openTab();
		expect(tab.selfCheck.results.map((stored) => stored.result.redFlags)).toEqual([['L1'], []]);
		expect(tab.selfCheck.results[0]?.result.answersHash).toMatch(/^[0-9a-f]{64}$/);
		expect(tab.selfCheck.check?.resultId).toBe(second);
	});

	test('shares exactly the ticked findings and nothing else', async () => {
		const { selfCheck, store } = await openTab();
		await selfCheck.start('full', { answers: false });
		await selfCheck.answer(item('L1'), 'no');
		await selfCheck.answer(item('L2'), 'no');
		const id = await selfCheck.finish();
		const stored = selfCheck.results[0];
		if (!id || !stored) throw new Error('no result');
		expect(await store.readShared(id)).toBeNull();
		const finding = { itemId: 'L1', answer: 'no', selfLevel: 'red', note: '' } as const;
		await selfCheck.share(stored, [finding]);
		expect(await store.readShared(id)).toMatchObject({
			findings: [finding],
			answersHash: stored.result.answersHash
		});
	});

	test('asks again only what was reworded since, and keeps the rest', async () => {
		const { selfCheck, store } = await openTab();
		await selfCheck.start('full', { answers: false });
		await selfCheck.answer(item('L1'), 'no');
		await selfCheck.answer(item('L2'), 'yes');
		await store.updateCheck((check) => {
			if (!check) throw new Error('no check');
			const old = { value: 'no' as const, fingerprint: 'older-words', dates: {} };
			return { ...check, questionnaireVersion: '2026.01', answers: { ...check.answers, L1: old } };
		});
		await selfCheck.load();
		expect(selfCheck.changed.map((one) => one.id)).toEqual(['L1']);
		expect(selfCheck.answerTo(item('L1'))).toBeNull();
		expect(selfCheck.answerTo(item('L2'))?.value).toBe('yes');
	});

	test('goes from the quick check to the full one with its answers, at the first open question', async () => {
		const { selfCheck } = await openTab();
		await selfCheck.start('quick', { answers: false });
		for (const id of profileIds) await selfCheck.setProfile(id, 'yes');
		await selfCheck.answer(item('C4'), 'yes');
		await selfCheck.start('full', { answers: true });
		expect(selfCheck.answered).toBe(1);
		expect(selfCheck.check?.position).toBe('C1');
	});

	test('exports everything, and deletes everything', async () => {
		const { selfCheck } = await openTab();
		await selfCheck.start('full', { answers: false });
		await selfCheck.answer(item('L1'), 'no');
		await selfCheck.finish();
		const exported = JSON.parse(selfCheck.exportText());
		expect(exported.check.answers.L1.value).toBe('no');
		expect(exported.results).toHaveLength(1);
		await selfCheck.deleteEverything();
		const tab = await openTab();
		expect([tab.selfCheck.check, tab.selfCheck.results]).toEqual([null, []]);
	});

	test('says so when the phone refuses to store, and still takes the answers', async () => {
		const { selfCheck, store } = await openTab();
		await store.close();
		globalThis.indexedDB = {
			open: () => {
				throw new DOMException('full', 'QuotaExceededError');
			}
		} as unknown as IDBFactory;
		await selfCheck.start('quick', { answers: false });
		await selfCheck.answer(item('C4'), 'no');
		expect(selfCheck.isSaved).toBe(false);
		expect(selfCheck.answered).toBe(1);
	});
});
