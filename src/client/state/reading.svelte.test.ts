import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Block } from '#domain/notice/notice';
import type { OpenText } from './reading.svelte.ts';

const textOf = (...texts: string[]): OpenText => ({
	notice: { number: 3, title: { zh: '一条短信保住了诉讼时效', en: null } },
	blocks: texts.map((text, at): Block => ({
		t: 'paragraph',
		id: `p-${at}-${text.length}`,
		children: [{ t: 'text', text }]
	})),
	language: 'zh'
});
const first = '甲公司向乙公司供应五金配件，到期没有收到货款。';
const second = '短信写明了数额和日期，时效从这时起重新计算。';

/** A tab of its own: modules anew, the disk as it is. */
async function openTab() {
	vi.resetModules();
	const { reading } = await import('./reading.svelte.ts');
	const store = await import('./reading-store.ts');
	await reading.load();
	return { reading, store };
}

afterEach(async () => {
	const { store } = await openTab();
	await store.destroy();
});

test('a note is there after the tab was closed, also when the notice has changed or is gone', async () => {
	const text = textOf(first, second);
	const { reading } = await openTab();
	const [, block] = text.blocks;
	await reading.add(text, 'note', { blockId: block?.id ?? '', range: [0, 2] }, '催款要写数额');

	const later = (await openTab()).reading;
	expect(later.marks).toMatchObject([{ kind: 'note', note: '催款要写数额', number: 3 }]);
	const corrected = textOf(first, second.replace('数额和日期', '数额、合同和日期'));
	const [placed] = later.placed(corrected);
	expect(placed?.place).toMatchObject({ state: 'changed', range: [0, 2] });
	expect(later.placed(textOf('全文已经重写。'))[0]?.place).toEqual({ state: 'gone' });

	if (placed?.place) await later.accept(placed.mark, corrected, placed.place);
	expect((await openTab()).reading.placed(corrected)[0]?.place).toMatchObject({ state: 'same' });
});

test('nothing of a mark can be read on the disk', async () => {
	const text = textOf(first, second);
	const { reading } = await openTab();
	await reading.add(text, 'note', { blockId: text.blocks[0]?.id ?? '', range: null }, '私下的话');
	const open = indexedDB.open('reading');
	const rows = await new Promise<unknown[]>((resolve, reject) => {
		open.onerror = () => reject(open.error);
		open.onsuccess = () => {
			const all = open.result.transaction('mark').objectStore('mark').getAll();
			all.onsuccess = () => resolve(all.result as unknown[]);
			open.result.close();
		};
	});
	expect(rows).toHaveLength(1);
	expect(Object.keys(rows[0] as object).sort()).toEqual(['id', 'mark']);
	expect((rows[0] as { mark: unknown }).mark).toBeInstanceOf(Uint8Array);
});

test('a file brings everything to another device, twice without harm', async () => {
	const text = textOf(first, second);
	const { reading } = await openTab();
	await reading.add(text, 'bookmark', null);
	await reading.add(text, 'highlight', { blockId: text.blocks[0]?.id ?? '', range: [0, 3] });
	const file = reading.exportText();
	for (const mark of [...reading.marks]) await reading.remove(mark);

	const other = (await openTab()).reading;
	expect(other.marks).toEqual([]);
	expect(await other.importText(file)).toEqual({ ok: true, value: 2 });
	expect(await other.importText(file)).toEqual({ ok: true, value: 0 });
	expect((await openTab()).reading.marks).toHaveLength(2);
});

test('where a person stopped is kept for the hundred texts read last', async () => {
	const { store } = await openTab();
	for (let number = 1; number <= 102; number++) {
		await store.savePlace(number, { blockId: `a${number}`, at: number });
	}
	expect(await store.readPlace(2)).toBeNull();
	expect(await store.readPlace(102)).toEqual({ blockId: 'a102', at: 102 });
	await store.savePlace(102, null);
	expect(await store.readPlace(102)).toBeNull();
});
